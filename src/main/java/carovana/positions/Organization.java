package carovana.positions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A creditor institution (ente creditore) and what it gives to its positions by default.
 *
 * @param iban the account used when a row names none; kept in upper case and without blanks
 * @param ibans further accounts a row may name; when this list and {@code iban} are empty any account is accepted
 * @param segregationCode the two digits that start the IUVs allocated here
 * @param acceptedSegregationCodes the two digits that an IUV given by a row may start with; empty is any
 * @param category the taxonomy code used when a row names none
 * @param anonymousDebtors whether a debtor may be ANONIMO
 */
public record Organization(
        @Pattern(regexp = "\\d{11}", message = "must be the 11 digits of the organization's fiscal code")
        String fiscalCode,

        @NotBlank(message = "must be the organization's name")
        String name,

        String iban,
        @DefaultValue List<String> ibans,

        @Pattern(regexp = "\\d{2}", message = "must be the two digits that PagoPA gave for this organization")
        String segregationCode,

        @DefaultValue List<@Pattern(regexp = "\\d{2}", message = "must be two digits") String> acceptedSegregationCodes,
        String category,
        @DefaultValue("false") boolean anonymousDebtors) {

    public Organization {
        iban = iban == null || iban.isBlank() ? null : PlainText.asCode(iban);
        ibans = ibans == null
                ? List.of()
                : ibans.stream()
                        .map(PlainText::asCode)
                        .filter(each -> !each.isEmpty())
                        .toList();
        acceptedSegregationCodes = acceptedSegregationCodes == null ? List.of() : List.copyOf(acceptedSegregationCodes);
    }

    /** Every account that a row of this organization may name; empty when none is configured. */
    public Set<String> knownIbans() {
        var known = new LinkedHashSet<>(ibans);
        if (iban != null) {
            known.add(iban);
        }
        return known;
    }
}
