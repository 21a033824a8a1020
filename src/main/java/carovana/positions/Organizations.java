package carovana.positions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The creditor institutions that this installation works for ({@code carovana.organizations}). */
@Validated
@ConfigurationProperties("carovana")
public record Organizations(
        @NotEmpty(message = "must name at least one organization: fiscal-code, name, segregation-code") @DefaultValue
        List<@Valid Organization> organizations) {

    public Optional<Organization> find(String fiscalCode) {
        return organizations.stream()
                .filter(each -> each.fiscalCode().equals(fiscalCode))
                .findFirst();
    }
}
