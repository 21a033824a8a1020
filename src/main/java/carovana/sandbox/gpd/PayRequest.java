package carovana.sandbox.gpd;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;

/** What the node tells about a payment; the fee is a text of cents (pagoPA's core 1.1.37). */
record PayRequest(
        LocalDateTime paymentDate,
        String paymentMethod,
        @Size(max = 35) String pspCode,
        @Size(max = 70) String pspTaxCode,
        @NotBlank(message = "pspCompany is required") String pspCompany,
        @NotBlank(message = "idReceipt is required") String idReceipt,
        String fee) {}
