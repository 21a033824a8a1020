package carovana.sandbox.gpd;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A share of a payment option as it is asked for. Rules: pagoPA's core 1.1.37 */
record TransferRequest(
        @NotBlank(message = "id transfer is required") String idTransfer,

        @NotNull(message = "amount is required") @Min(value = 1, message = "minimum amount is 1 eurocent")
        Long amount,

        String organizationFiscalCode,

        @NotBlank(message = "remittance information is required")
        @Size(max = 140, message = "remittance information must be compliant to EACT FORMATTING RULES, up to 140 chars")
        String remittanceInformation,

        @NotBlank(message = "category is required") String category,
        @Pattern(regexp = "^[A-Za-z0-9]{1,35}$") String iban,
        @Pattern(regexp = "^[A-Za-z0-9]{1,35}$") String postalIban,
        @Valid Stamp stamp,
        @Size(max = 140) String companyName,

        @Valid @Size(max = 10) @UniqueKeys(message = "transferMetadata keys must be unique")
        List<Metadata> transferMetadata) {}
