package carovana.upstream.gpd;

import carovana.upstream.Limit;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How pagoPA's GPD is reached ({@code carovana.upstream.gpd}).
 *
 * @param address up to the version: {@code https://…/gpd/debt-positions-service/v1}
 * @param key the subscription key
 * @param limit calls that Carovana lets through; the gateway's own is 100 in 10 seconds per key
 * @param timeout how long one answer is waited for, in milliseconds
 * @param callsInFlight calls at the same time, of drops
 * @param urgentCalls calls at the same time beside those, of what somebody waits for
 */
@Validated
@ConfigurationProperties("carovana.upstream.gpd")
public record GpdSettings(
        @Pattern(regexp = "https?://.*[^/]", message = "must be the address of GPD up to its version, without a last /")
        @NotNull
        String address,

        @NotBlank(message = "must be the subscription key that PagoPA gave for GPD")
        String key,

        @NotNull @DefaultValue("100/10s") Limit limit,
        @DefaultValue("30000") @Min(100) int timeout,
        @DefaultValue("16") @Min(1) @Max(512) int callsInFlight,
        @DefaultValue("32") @Min(1) @Max(512) int urgentCalls) {}
