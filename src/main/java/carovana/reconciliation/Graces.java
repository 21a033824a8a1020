package carovana.reconciliation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each thing may take before it is told.
 *
 * @param reportBusinessDays after the second business day by which SACI wants a flow
 * @param receipt from fetching a flow to the receipts of its lines
 * @param receiptBlocksBusinessDays after which a receipt that is missing blocks
 * @param creditBusinessDays for what the bank and the flows owe each other
 * @param status until pagoPA must know that a notice is paid
 * @param statusBusinessDays until pagoPA must know that a notice is reported
 * @param fetchTries failed fetches of a flow, at least
 * @param fetch and so long since it was listed
 */
public record Graces(
        @PositiveOrZero @DefaultValue("1") int reportBusinessDays,
        @NotNull @DefaultValue("24h") Duration receipt,
        @Positive @DefaultValue("5") int receiptBlocksBusinessDays,
        @PositiveOrZero @DefaultValue("3") int creditBusinessDays,
        @NotNull @DefaultValue("24h") Duration status,
        @PositiveOrZero @DefaultValue("3") int statusBusinessDays,
        @Positive @DefaultValue("5") int fetchTries,
        @NotNull @DefaultValue("24h") Duration fetch) {

    /** What holds when nothing is configured. */
    public static Graces defaults() {
        return new Graces(1, Duration.ofHours(24), 5, 3, Duration.ofHours(24), 3, 5, Duration.ofHours(24));
    }
}
