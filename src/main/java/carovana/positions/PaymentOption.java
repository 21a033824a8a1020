package carovana.positions;

import java.time.LocalDateTime;
import java.util.ArrayList;
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

    /**
     * This payment with what its config had given to one that stands in the place of what the config gives today: a config
     * that has changed since, and days that have passed, change nothing that stands.
     */
    PaymentOption asGivenTo(PaymentOption standing) {
        var then = standing.config;
        if (config == null || then == null || !config.id().equals(then.id())) {
            return this;
        }
        return new PaymentOption(
                iuv,
                config.alsoGave(then, "amount") ? standing.amount : amount,
                config.alsoGave(then, "description") ? standing.description : description,
                partial,
                config.alsoGave(then, "dueDate") ? standing.due : due,
                retention,
                transfersAsGivenTo(standing),
                config.alsoGave(then, "metadata") ? standing.metadata : metadata,
                then);
    }

    private List<Transfer> transfersAsGivenTo(PaymentOption standing) {
        if (transfers.isEmpty() || standing.transfers.isEmpty()) {
            return transfers;
        }
        var all = new ArrayList<>(transfers);
        all.set(0, transfers.get(0).asGivenTo(standing.transfers.get(0), config, standing.config));
        return all;
    }
}
