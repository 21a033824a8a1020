package carovana.sandbox.gpd;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;

/** A debt position as it is asked for through v1 and v2. Rules: pagoPA's core 1.1.37 */
record PositionRequest(
        @NotBlank(message = "iupd is required") String iupd,
        @NotNull(message = "type is required") DebtorType type,
        Boolean payStandIn,
        @NotNull(message = "fiscal code is required") String fiscalCode,
        @NotNull(message = "full name is required") String fullName,
        String streetName,
        String civicNumber,
        String postalCode,
        String city,
        String province,
        String region,

        @Pattern(regexp = "[A-Z]{2}", message = Debtor.COUNTRY_MESSAGE)
        String country,

        @Email(message = Debtor.EMAIL_MESSAGE) String email,
        String phone,

        @NotNull(message = "switch to expired value is required")
        Boolean switchToExpired,

        @NotBlank(message = "company name is required") @Size(max = 140)
        String companyName,

        @Size(max = 140) String officeName,
        LocalDateTime validityDate,
        @Valid List<OptionRequest> paymentOption) {}
