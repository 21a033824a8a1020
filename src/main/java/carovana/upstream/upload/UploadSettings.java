package carovana.upstream.upload;

import carovana.upstream.Limit;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How pagoPA's massive upload is reached ({@code carovana.upstream.upload}).
 *
 * @param address up to its version, {@code https://…/upload/gpd/debt-positions-service/v2}; empty: nothing is uploaded
 * @param key the subscription key
 * @param broker fiscal code of the broker that uploads
 * @param limit calls that Carovana lets through; the gateway's own is 10 in a second per key
 * @param timeout how long one answer is waited for, in milliseconds
 * @param positions in one zip at most
 * @param contentSize of the JSON in a zip at most; pagoPA takes 100 MiB
 * @param poll how often an upload is asked after
 * @param delay how long pagoPA takes to begin with an upload, until that has been measured
 * @param perSecond positions that pagoPA goes through in a second, until that has been measured
 * @param patience how long an upload may stand still before its positions are sent one by one
 */
@Validated
@ConfigurationProperties("carovana.upstream.upload")
public record UploadSettings(
        @DefaultValue("")
        @Pattern(
                regexp = "|https?://.*/v[12]",
                message = "must be the address of the massive upload up to its version, /v1 or /v2, or empty")
        String address,

        @DefaultValue("") String key,

        @DefaultValue("") @Pattern(regexp = "|\\d{11}", message = "must be the broker's fiscal code, 11 digits")
        String broker,

        @NotNull @DefaultValue("10/1s") Limit limit,
        @DefaultValue("120000") @Min(100) int timeout,
        @DefaultValue("20000") @Min(1) @Max(100_000) int positions,
        @NotNull @DefaultValue("90MB") DataSize contentSize,
        @NotNull @DefaultValue("5s") Duration poll,
        @NotNull @DefaultValue("60s") Duration delay,
        @DefaultValue("50") @DecimalMin("0.01") double perSecond,
        @NotNull @DefaultValue("1h") Duration patience) {

    public UploadSettings {
        if (!address.isEmpty() && (key.isEmpty() || broker.isEmpty())) {
            throw new IllegalArgumentException(
                    "carovana.upstream.upload has an address and needs a key and a broker too, or no address");
        }
        if (contentSize.compareTo(DataSize.ofMegabytes(100)) > 0) {
            throw new IllegalArgumentException(
                    "carovana.upstream.upload.content-size is %d MB, and pagoPA takes 100 MB at most"
                            .formatted(contentSize.toMegabytes()));
        }
    }

    public boolean isConfigured() {
        return !address.isEmpty();
    }
}
