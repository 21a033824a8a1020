package carovana.positions;

import java.time.LocalDateTime;
import java.util.List;

/**
 * One way to pay a debt position: the whole, or an instalment.
 *
 * @param iuv 17 digits; null until one is allocated
 * @param amount in euro cents, so that sums are exact
 * @param partial whether it is an instalment
 * @param due the last moment of the due day in Europe/Rome, as UTC
 * @param retention until when it is kept, UTC; may be null
 * @param config the config that gave what was left out; null when none was named
 */
public record PaymentOption(
        String iuv,
        long amount,
        String description,
        boolean partial,
        LocalDateTime due,
        LocalDateTime retention,
        List<Transfer> transfers,
        List<Metadata> metadata,
        ConfigUse config) {

    public PaymentOption {
        transfers = transfers == null ? List.of() : List.copyOf(transfers);
        metadata = metadata == null ? List.of() : List.copyOf(metadata);
    }

    /** A payment that says everything itself. */
    public PaymentOption(
            String iuv,
            long amount,
            String description,
            boolean partial,
            LocalDateTime due,
            LocalDateTime retention,
            List<Transfer> transfers,
            List<Metadata> metadata) {
        this(iuv, amount, description, partial, due, retention, transfers, metadata, null);
    }

    /** The notice number: auxiliary digit 3 before the IUV; null while there is no IUV. */
    public String nav() {
        return iuv == null ? null : "3" + iuv;
    }

    public PaymentOption withIuv(String allocated) {
        return new PaymentOption(allocated, amount, description, partial, due, retention, transfers, metadata, config);
    }

    public PaymentOption withConfig(ConfigUse use) {
        return new PaymentOption(iuv, amount, description, partial, due, retention, transfers, metadata, use);
    }
}
