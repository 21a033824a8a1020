package carovana.facade;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A debt position as GPD's v1 takes it (PaymentPositionModel), with the rules that GPD itself has for each field. Every
 * value is first a text, however it was written: so all that is wrong can be told, and not only the first.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PositionBody(
        @NotBlank(message = "iupd is required") String iupd,
        @NotNull(message = "type is required") String type,
        String payStandIn,
        @NotNull(message = "fiscal code is required") String fiscalCode,
        @NotNull(message = "full name is required") String fullName,
        String streetName,
        String civicNumber,
        String postalCode,
        String city,
        String province,
        String region,

        @Pattern(regexp = "[A-Z]{2}", message = "The country must be reported with two capital letters (example: IT)")
        String country,

        @Email(message = "Please provide a valid email address")
        String email,

        String phone,

        @NotNull(message = "switch to expired value is required")
        String switchToExpired,

        @NotBlank(message = "company name is required") @Size(max = 140)
        String companyName,

        @Size(max = 140) String officeName,
        String validityDate,
        @Valid List<Option> paymentOption) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Option(
            String nav,
            @NotBlank(message = "iuv is required") String iuv,
            @NotNull(message = "amount is required") String amount,

            @NotBlank(message = "payment option description is required") @Size(max = 140)
            String description,

            @NotNull(message = "is partial payment is required")
            String isPartialPayment,

            @NotNull(message = "due date is required") String dueDate,
            String retentionDate,
            @Valid List<Share> transfer,
            @Valid @Size(max = 10) List<KeyAndValue> paymentOptionMetadata) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Share(
            @NotBlank(message = "id transfer is required") String idTransfer,
            @NotNull(message = "amount is required") String amount,
            String organizationFiscalCode,

            @NotBlank(message = "remittance information is required")
            @Size(
                    max = 140,
                    message = "remittance information must be compliant to EACT FORMATTING RULES, up to 140 chars")
            String remittanceInformation,

            @NotBlank(message = "category is required") String category,
            @Pattern(regexp = "^[A-Za-z0-9]{1,35}$") String iban,
            @Pattern(regexp = "^[A-Za-z0-9]{1,35}$") String postalIban,
            @Valid RevenueStamp stamp,
            @Size(max = 140) String companyName,
            @Valid @Size(max = 10) List<KeyAndValue> transferMetadata) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RevenueStamp(
            @NotBlank @Size(max = 72) String hashDocument,
            @NotBlank @Size(min = 2, max = 2) String stampType,
            @NotBlank @Pattern(regexp = "[A-Z]{2}") String provincialResidence) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record KeyAndValue(
            @NotBlank(message = "key is required") @Size(max = 140, message = "key must not exceed 140 characters")
            String key,

            @NotBlank(message = "value is required") @Size(max = 140, message = "value must not exceed 140 characters")
            String value) {}
}
