package carovana.sandbox.gpd;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A full update: options are known again by IUV and transfers by their id, absent ones go, and the position falls back
 * to a draft unless it is published along. Quirks: pagoPA's core 1.1.37
 */
final class Replacement {

    private Replacement() {}

    static Position of(Position before, Position draft, boolean toPublish, LocalDateTime now) {
        LocalDateTime asked = draft.earliestValidity();
        draft.version = before.version;
        draft.sequence = before.sequence;
        draft.serviceType = before.serviceType;
        draft.insertedDate = before.insertedDate;
        var known = before.paymentOption.stream().collect(Collectors.toMap(option -> option.iuv, Function.identity()));
        draft.paymentOption.forEach(
                option -> Optional.ofNullable(known.get(option.iuv)).ifPresent(old -> resume(old, option, draft)));
        if (toPublish && asked == null && before.status == PositionStatus.VALID) {
            keepValidity(before, draft);
        }
        PositionChecks.forUpdate(draft, now);
        if (toPublish) {
            Publication.along(draft, asked, now);
        }
        return draft;
    }

    /** A position that could be paid since yesterday is not made payable from today only. */
    private static void keepValidity(Position before, Position draft) {
        draft.validityDate = before.earliestValidity();
        draft.paymentOption.forEach(option -> option.validityDate = draft.validityDate);
    }

    private static void resume(PaymentOption old, PaymentOption option, Position position) {
        option.insertedDate = old.insertedDate;
        option.lastUpdatedDateNotificationFee = old.lastUpdatedDateNotificationFee;
        var oldTransfers = old.transfer.stream()
                .collect(Collectors.toMap(transfer -> transfer.idTransfer, Function.identity(), (one, other) -> one));
        option.transfer.forEach(transfer -> Optional.ofNullable(oldTransfers.get(transfer.idTransfer))
                .ifPresent(same -> transfer.insertedDate = same.insertedDate));
        option.paymentOptionMetadata = keepKnownValues(old.paymentOptionMetadata, option.paymentOptionMetadata);
        if (old.notificationFee > 0) {
            addFee(position, option, old.notificationFee);
        }
    }

    private static void addFee(Position position, PaymentOption option, long fee) {
        try {
            NotificationFee.add(position, option, fee);
        } catch (GpdRefusal noTransfer) {
            throw new GpdRefusal(
                    422,
                    "The debt position update is failed",
                    "No valid transfer found to apply the registered notification fee on the debt position with "
                            + GpdRefusal.names(position.organizationFiscalCode, position.iupd));
        }
    }

    /** The core never changes the value of an option's metadata key that is already there (pagoPA's core 1.1.37). */
    private static List<Metadata> keepKnownValues(List<Metadata> old, List<Metadata> asked) {
        return asked.stream()
                .map(entry -> old.stream()
                        .filter(known -> known.key().equals(entry.key()))
                        .findFirst()
                        .orElse(entry))
                .collect(Collectors.toList());
    }
}
