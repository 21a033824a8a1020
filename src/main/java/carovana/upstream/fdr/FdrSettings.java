package carovana.upstream.fdr;

import carovana.upstream.Limit;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How FdR's REST API for organizations is reached ({@code carovana.upstream.fdr}).
 *
 * @param address up to its version, {@code https://…/fdr-org/service/v1}; empty: not used
 * @param key the subscription key
 * @param limit calls that Carovana lets through; its gateway publishes none
 * @param timeout how long the next piece of an answer is waited for, in milliseconds
 * @param longest how long one answer may take to come to its end
 */
@Validated
@ConfigurationProperties("carovana.upstream.fdr")
public record FdrSettings(
        @DefaultValue("")
        @Pattern(
                regexp = "|https?://.*[^/]",
                message = "must be the address of FdR up to its version, without a last /, or empty")
        String address,

        @DefaultValue("") String key,
        @NotNull @DefaultValue("100/10s") Limit limit,
        @DefaultValue("30000") @Min(100) int timeout,
        @NotNull @DefaultValue("2m") Duration longest) {

    public FdrSettings {
        if (!address.isEmpty() && key.isEmpty()) {
            throw new IllegalArgumentException(
                    "carovana.upstream.fdr has an address and needs a key too, or no address");
        }
    }
}
