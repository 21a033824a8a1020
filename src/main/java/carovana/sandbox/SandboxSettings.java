package carovana.sandbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be turned on the sandbox.
 *
 * @param enabled whether this process plays the remote services under {@code /sandbox}
 * @param limits  whether the played gateway refuses calls beyond the real one's rate limits
 * @param upload  how fast the played massive upload works
 * @param visengine how long the played Visengine takes
 */
@Validated
@ConfigurationProperties("carovana.sandbox")
public record SandboxSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean limits,
        @DefaultValue @Valid Upload upload,
        @DefaultValue @Valid Visengine visengine) {

    /**
     * How fast the played massive upload works, in real time. The real one's pace is not published; the defaults let a
     * file of a thousand positions take some seconds.
     *
     * @param startDelay how long an accepted file waits before its first positions are worked on; 0 is not at all
     * @param rate       positions a second, of all files together; 0 is as fast as it can
     */
    public record Upload(
            @DefaultValue("2s") @NotNull Duration startDelay,
            @DefaultValue("250") @Min(0) int rate) {}

    /**
     * How long the played Visengine takes, by the sandbox's clock. The real one says 24 hours, or one working day.
     *
     * @param delivery from the order to its document
     */
    public record Visengine(@DefaultValue("24h") @NotNull Duration delivery) {}
}
