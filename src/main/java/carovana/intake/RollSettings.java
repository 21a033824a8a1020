package carovana.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a roll does with what is no longer in it ({@code carovana.rolls}).
 *
 * @param gone invalidated (pagoPA keeps it), deleted, or left as it is
 * @param goneLimit percent of a roll that may be gone at once without asking
 */
@Validated
@ConfigurationProperties("carovana.rolls")
public record RollSettings(
        @NotNull @DefaultValue("INVALIDATE") Gone gone,
        @DefaultValue("10") @Min(0) @Max(100) int goneLimit) {

    public enum Gone {
        INVALIDATE,
        DELETE,
        LEAVE
    }

    /** Whether more would go than is done without asking. */
    boolean mustAsk(Comparison found) {
        return gone != Gone.LEAVE && found.percentGone() > goneLimit;
    }
}
