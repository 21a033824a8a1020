package carovana.positions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much each check of a position counts ({@code carovana.positions}). The form of a code (its length and the kind of
 * its characters) is no setting: what has a wrong form is refused further on in any case.
 *
 * @param debtorCode check character and birth date of the debtor's fiscal code
 * @param organizationCode last digit of another organization's code; pagoPA's own test bodies have wrong ones
 * @param debtorName whether a person's name fits the codice fiscale
 * @param debtorKind 11 digits for a person, 16 characters for a company
 * @param province whether the province is one of the 107
 * @param ibanCheckDigits check digits and CIN of an IBAN
 * @param ibanList whether the account is among those configured for the organization
 * @param iuvCheckDigits the last two digits of an IUV
 * @param segregationCode whether an IUV starts with a segregation code configured for the organization
 * @param taxonomy whether the category is in the taxonomy list and within its dates
 * @param taxonomyFile the taxonomy list, CSV; the short list that Carovana carries when it is left out
 * @param personalData a codice fiscale written in a description, where others can read it
 * @param stampAmount whether a revenue stamp costs one of {@code stampAmounts}
 * @param stampAmounts what a revenue stamp may cost, euro cents; 16.00 euro by law since 26 June 2013
 */
@Validated
@ConfigurationProperties("carovana.positions")
public record CheckSettings(
        @NotNull @DefaultValue("strict") Check debtorCode,
        @NotNull @DefaultValue("warn") Check organizationCode,
        @NotNull @DefaultValue("warn") Check debtorName,
        @NotNull @DefaultValue("warn") Check debtorKind,
        @NotNull @DefaultValue("warn") Check province,
        @NotNull @DefaultValue("strict") Check ibanCheckDigits,
        @NotNull @DefaultValue("strict") Check ibanList,
        @NotNull @DefaultValue("strict") Check iuvCheckDigits,
        @NotNull @DefaultValue("strict") Check segregationCode,
        @NotNull @DefaultValue("warn") Check taxonomy,
        String taxonomyFile,
        @NotNull @DefaultValue("warn") Check personalData,
        @NotNull @DefaultValue("warn") Check stampAmount,
        @DefaultValue("1600") List<@Positive Long> stampAmounts) {

    @ConstructorBinding
    public CheckSettings {
        stampAmounts = stampAmounts == null ? List.of() : List.copyOf(stampAmounts);
    }

    /** What a check that does not pass means. */
    public enum Check {
        /** it stops the position */
        STRICT,
        /** it is told, and the position goes on */
        WARN,
        /** it is not looked at */
        OFF
    }

    /** What holds when nothing is configured. */
    public static CheckSettings defaults() {
        return new CheckSettings(
                Check.STRICT,
                Check.WARN,
                Check.WARN,
                Check.WARN,
                Check.WARN,
                Check.STRICT,
                Check.STRICT,
                Check.STRICT,
                Check.STRICT,
                Check.WARN,
                null,
                Check.WARN,
                Check.WARN,
                List.of(1600L));
    }
}
