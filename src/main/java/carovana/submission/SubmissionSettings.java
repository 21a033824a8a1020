package carovana.submission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How instructions are sent ({@code carovana.submission}).
 *
 * @param attempts tries before an instruction is parked for a person to look at
 * @param firstDelay how long the first retry waits; each further one waits twice as long
 * @param longestDelay the longest wait between two tries
 * @param sender how a drop's positions travel: whichever is through first, or always one way
 */
@Validated
@ConfigurationProperties("carovana.submission")
public record SubmissionSettings(
        @DefaultValue("12") @Min(1) @Max(100) int attempts,
        @NotNull @DefaultValue("5s") Duration firstDelay,
        @NotNull @DefaultValue("15m") Duration longestDelay,
        @NotNull @DefaultValue("AUTO") Sender sender) {

    public enum Sender {
        AUTO,
        CALLS,
        UPLOAD
    }
}
