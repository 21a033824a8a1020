package carovana.sandbox.gpd;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.List;

/** A way to pay as it is asked for through v1. Rules: pagoPA's core 1.1.37 */
record OptionRequest(
        String nav,
        @NotBlank(message = "iuv is required") String iuv,

        @NotNull(message = "amount is required") @Min(value = 1, message = "minimum amount is 1 eurocent")
        Long amount,

        @NotBlank(message = "payment option description is required") @Size(max = 140)
        String description,

        @NotNull(message = "is partial payment is required") Boolean isPartialPayment,
        @NotNull(message = "due date is required") LocalDateTime dueDate,
        LocalDateTime retentionDate,
        @Valid List<TransferRequest> transfer,

        @Valid @Size(max = 10) @UniqueKeys(message = "paymentOptionMetadata keys must be unique")
        List<Metadata> paymentOptionMetadata) {}
