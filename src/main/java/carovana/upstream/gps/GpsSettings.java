package carovana.upstream.gps;

import carovana.upstream.Limit;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How pagoPA's spontaneous payments are reached ({@code carovana.upstream.gps}).
 *
 * <p>There are two products: {@code …/spontaneous-payments-service/v1} names the organization in its paths,
 * {@code …/spontaneous-payments-enrollments-service/v1} knows it from the key and does not tell of services.
 *
 * @param address up to its version; empty: GPS is not used
 * @param key the subscription key
 * @param keys the keys of organizations that have one of their own, by fiscal code
 * @param limit calls that Carovana lets through; the gateway's own is 150 in 10 seconds per address it is called from
 * @param timeout how long one answer is waited for, in milliseconds
 */
@Validated
@ConfigurationProperties("carovana.upstream.gps")
public record GpsSettings(
        @NotNull
        @DefaultValue("")
        @Pattern(
                regexp = "|https?://.*/spontaneous-payments(-enrollments)?-service/v1",
                message = "must be the address of GPS up to its version, without a last /, or empty")
        String address,

        @NotNull @DefaultValue("") String key,

        @DefaultValue
        Map<@Pattern(regexp = "\\d{11}", message = "must be the fiscal code of an organization") String, String> keys,

        @NotNull @DefaultValue("150/10s") Limit limit,
        @DefaultValue("30000") @Min(100) int timeout) {

    public GpsSettings {
        keys = keys == null ? Map.of() : Map.copyOf(keys);
        if (address != null && !address.isEmpty() && (key == null || key.isEmpty()) && keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "carovana.upstream.gps has an address and needs a key too, or no address");
        }
    }

    public boolean isConfigured() {
        return !address.isEmpty();
    }

    /** Whether paths name the organization; else the key does. */
    public boolean namesOrganizations() {
        return !address.contains("-enrollments-service/");
    }

    String keyOf(String organization) {
        return keys.getOrDefault(organization, key);
    }

    @Override
    public String toString() {
        return "GPS at " + address;
    }
}
