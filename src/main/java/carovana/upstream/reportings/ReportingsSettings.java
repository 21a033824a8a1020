package carovana.upstream.reportings;

import carovana.upstream.Limit;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the older way to reporting flows is reached ({@code carovana.upstream.reportings}), which pagoPA ends on 31
 * December 2026.
 *
 * @param address up to its version, {@code https://…/gpd-reporting/api/v1}; empty: not used
 * @param key the subscription key
 * @param limit calls that Carovana lets through; the gateway's own is 300 in 10 seconds per key
 * @param timeout how long the next piece of an answer is waited for, in milliseconds
 * @param longest how long one answer may take to come to its end
 */
@Validated
@ConfigurationProperties("carovana.upstream.reportings")
public record ReportingsSettings(
        @DefaultValue("")
        @Pattern(
                regexp = "|https?://.*[^/]",
                message = "must be the address of the reportings up to its version, without a last /, or empty")
        String address,

        @DefaultValue("") String key,
        @NotNull @DefaultValue("300/10s") Limit limit,
        @DefaultValue("30000") @Min(100) int timeout,
        @NotNull @DefaultValue("5m") Duration longest) {

    public ReportingsSettings {
        if (!address.isEmpty() && key.isEmpty()) {
            throw new IllegalArgumentException(
                    "carovana.upstream.reportings has an address and needs a key too, or no address");
        }
    }
}
