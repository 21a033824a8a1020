package carovana.sandbox.gpd;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Who owes. v1 names one for the whole position, v3 one for each payment option. */
public record Debtor(
        @NotNull(message = "type is required") DebtorType type,
        @NotNull(message = "fiscal code is required") String fiscalCode,
        @NotBlank(message = "full name is required") String fullName,
        String streetName,
        String civicNumber,
        String postalCode,
        String city,
        String province,
        String region,

        @Pattern(regexp = "[A-Z]{2}", message = COUNTRY_MESSAGE)
        String country,

        @Email(message = EMAIL_MESSAGE) String email,
        String phone) {

    static final String COUNTRY_MESSAGE = "The country must be reported with two capital letters (example: IT)";
    static final String EMAIL_MESSAGE = "Please provide a valid email address";
}
