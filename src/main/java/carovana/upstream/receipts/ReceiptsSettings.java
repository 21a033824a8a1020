package carovana.upstream.receipts;

import carovana.upstream.Limit;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How pagoPA's receipts are reached ({@code carovana.upstream.receipts}).
 *
 * @param address up to its version, {@code https://…/gpd/payments-receipts-service/v1}; empty: not used
 * @param key the subscription key; with GPD's own, the calls count together, within GPD's limit
 * @param limit calls that Carovana lets through; the gateway's own is 100 in 10 seconds per key
 * @param timeout how long the next piece of an answer is waited for, in milliseconds
 * @param longest how long one answer may take to come to its end
 * @param callsInFlight calls at the same time
 */
@Validated
@ConfigurationProperties("carovana.upstream.receipts")
public record ReceiptsSettings(
        @DefaultValue("")
        @Pattern(
                regexp = "|https?://.*[^/]",
                message = "must be the address of the receipts up to its version, without a last /, or empty")
        String address,

        @DefaultValue("") String key,
        @NotNull @DefaultValue("100/10s") Limit limit,
        @DefaultValue("30000") @Min(100) int timeout,
        @NotNull @DefaultValue("1m") Duration longest,
        @DefaultValue("4") @Min(1) @Max(64) int callsInFlight) {

    public ReceiptsSettings {
        if (!address.isEmpty() && key.isEmpty()) {
            throw new IllegalArgumentException(
                    "carovana.upstream.receipts has an address and needs a key too, or no address");
        }
    }

    public boolean isConfigured() {
        return !address.isEmpty();
    }
}
