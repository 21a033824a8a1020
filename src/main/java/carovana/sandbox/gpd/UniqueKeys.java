package carovana.sandbox.gpd;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;

/** The keys of one option's or transfer's metadata must differ (pagoPA's core 1.1.37). */
@Constraint(validatedBy = UniqueKeys.Rule.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface UniqueKeys {

    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks for a key that comes twice. */
    final class Rule implements ConstraintValidator<UniqueKeys, List<Metadata>> {

        @Override
        public boolean isValid(List<Metadata> metadata, ConstraintValidatorContext context) {
            var keys = new HashSet<String>();
            return metadata == null || metadata.stream().allMatch(entry -> entry != null && keys.add(entry.key()));
        }
    }
}
