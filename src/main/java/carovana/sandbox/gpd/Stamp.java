package carovana.sandbox.gpd;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A revenue stamp that is paid for in place of a transfer to an account. */
public record Stamp(
        @NotBlank @Size(max = 72) String hashDocument,
        @NotBlank @Size(min = 2, max = 2) String stampType,
        @NotBlank @Pattern(regexp = "[A-Z]{2}") String provincialResidence) {}
