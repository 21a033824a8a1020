package carovana.sandbox.gpd;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A note of the creditor's own on an option or a transfer. */
record Metadata(
        @NotBlank(message = "key is required") @Size(max = 140, message = "key must not exceed 140 characters")
        String key,

        @NotBlank(message = "value is required") @Size(max = 140, message = "value must not exceed 140 characters")
        String value) {}
