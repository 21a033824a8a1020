package carovana.sandbox.upload;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A debt position in a file: the core's fields, under the upload's own, partly stricter and partly looser rules. Fields,
 * rules and messages: pagoPA's massive upload. Fields that are only ever answered may be there and are not looked at.
 */
record UploadPosition(
        @NotBlank(message = "iupd is required") String iupd,
        @NotNull(message = "type is required") Type type,
        Boolean payStandIn,
        @NotBlank(message = "fiscal code is required") String fiscalCode,
        @NotBlank(message = "full name is required") String fullName,
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
        Boolean switchToExpired,

        @NotBlank(message = "company name is required") @Size(max = 140)
        String companyName,

        @Size(max = 140) String officeName,
        LocalDateTime validityDate,
        JsonNode paymentDate,
        JsonNode status,
        @Valid List<Option> paymentOption) {

    enum Type {
        F,
        G
    }

    record Option(
            String nav,
            @NotBlank(message = "iuv is required") String iuv,
            @NotNull(message = "amount is required") Long amount,

            @NotBlank(message = "payment option description is required") @Size(max = 140)
            String description,

            @NotNull(message = "is partial payment is required")
            Boolean isPartialPayment,

            @NotNull(message = "due date is required") LocalDateTime dueDate,
            LocalDateTime retentionDate,
            JsonNode fee,
            JsonNode notificationFee,
            @Valid List<Transfer> transfer,
            @Valid @Size(max = 10) List<Note> paymentOptionMetadata) {}

    /** The length of the remittance information and the shape of an IBAN are left to the core. */
    record Transfer(
            @NotBlank(message = "id transfer is required") String idTransfer,
            @NotNull(message = "amount is required") Long amount,
            String organizationFiscalCode,

            @NotBlank(message = "remittance information is required")
            String remittanceInformation,

            @NotBlank(message = "category is required") String category,
            String iban,
            String postalIban,
            Stamp stamp,
            String companyName,
            @Valid @Size(max = 10) List<Note> transferMetadata) {}

    record Stamp(String hashDocument, String stampType, String provincialResidence) {}

    record Note(@NotBlank String key, @NotBlank String value) {}
}
