package carovana.enrollments;

import carovana.ledger.enrollments.Declarations;
import carovana.positions.Organizations;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** What each organization declares now: in the settings, or else in the last of its files. */
@Component
public class CurrentDeclarations {

    /** @param source {@code settings}, or the name of a file */
    public record Current(Declaration declaration, String source) {}

    private final Map<String, Declaration> configured = new HashMap<>();
    private final Declarations declarations;

    /** @throws InvalidConfigurationPropertyValueException when the settings declare what cannot be applied */
    CurrentDeclarations(EnrollmentSettings settings, Organizations organizations, Declarations declarations) {
        this.declarations = declarations;
        for (int i = 0; i < settings.declared().size(); i++) {
            var declared = settings.declared().get(i);
            var property = "carovana.enrollments.declared[%d]".formatted(i);
            var organization = organizations
                    .find(declared.organization())
                    .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                            property + ".organization",
                            declared.organization(),
                            "it is not in carovana.organizations: add it there first"));
            var declaration =
                    Declaration.of(organization, declared.companyName(), declared.status(), declared.enrollments());
            var objections = DeclarationRules.objections(organization, declaration);
            if (configured.put(declared.organization(), declaration) != null) {
                objections.add("this organization declares twice: put all its enrollments into one entry");
            }
            if (!objections.isEmpty()) {
                throw new InvalidConfigurationPropertyValueException(
                        property, declared.organization(), String.join("; ", objections));
            }
        }
    }

    public boolean isConfigured(String organization) {
        return configured.containsKey(organization);
    }

    /** @return nothing when the organization never declared anything: then nothing is ever changed for it */
    public Optional<Current> of(String organization) {
        if (isConfigured(organization)) {
            return Optional.of(new Current(configured.get(organization), "settings"));
        }
        return declarations
                .current(organization)
                .map(found -> new Current(DeclarationJson.remembered(found.content()), found.name()));
    }
}
