package carovana.reconciliation.fetching;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How receipts and reporting flows are fetched ({@code carovana.reconciliation.fetch}).
 *
 * @param flows where flows come from: fdr, reportings, or none
 * @param flowsOf the same for single organizations, by fiscal code
 * @param receiptsOverlap how far behind the last success receipts are listed again
 * @param receiptsNightly how far back they are listed every night, and read again
 * @param receiptsMonthly how far back they are listed every month, and the first time
 * @param flowsOverlap how far behind the last success flows are listed again
 * @param flowsNightly how far back they are listed every night, and the first time; pagoPA tells a month
 * @param night from when on the next run is the night's, in Italian time
 * @param attempts calls for one thing in one run, when the upstream is away
 * @param firstDelay before what was not served is asked for again; doubled each time
 * @param longestDelay the longest such wait
 * @param lease for how long a flow is taken by who fetches it
 */
@Validated
@ConfigurationProperties("carovana.reconciliation.fetch")
public record FetchSettings(
        @NotNull
        @DefaultValue("fdr")
        @Pattern(regexp = "fdr|reportings|none", message = "must be fdr, reportings or none")
        String flows,

        @NotNull @DefaultValue
        Map<
                        @Pattern(regexp = "\\d{11}", message = "must be the fiscal code of an organization") String,
                        @Pattern(regexp = "fdr|reportings|none", message = "must be fdr, reportings or none") String>
                flowsOf,

        @NotNull @DefaultValue("2d") Duration receiptsOverlap,
        @NotNull @DefaultValue("7d") Duration receiptsNightly,
        @NotNull @DefaultValue("90d") Duration receiptsMonthly,
        @NotNull @DefaultValue("3d") Duration flowsOverlap,
        @NotNull @DefaultValue("30d") Duration flowsNightly,
        @NotNull @DefaultValue("02:00") LocalTime night,
        @DefaultValue("3") @Min(1) int attempts,
        @NotNull @DefaultValue("15m") Duration firstDelay,
        @NotNull @DefaultValue("1d") Duration longestDelay,
        @NotNull @DefaultValue("15m") Duration lease) {

    String flowsOf(String organization) {
        return flowsOf.getOrDefault(organization, flows);
    }

    /** @param tries that failed before this one */
    Instant again(Instant now, int tries) {
        var delay = firstDelay.multipliedBy(1L << Math.min(tries, 20));
        return now.plus(delay.compareTo(longestDelay) > 0 ? longestDelay : delay);
    }
}
