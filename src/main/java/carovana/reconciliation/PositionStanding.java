package carovana.reconciliation;

import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.PositionState;
import carovana.reconciliation.KnownPosition.KnownOption;
import carovana.reconciliation.KnownPosition.KnownTransfer;
import java.util.Collection;
import java.util.List;

/** Where a debt position is in the accounts: as far as the least of what it takes to pay it. */
final class PositionStanding {

    private static final int UNPAID = 0;
    private static final int PAID = 1;
    private static final int REPORTED = 2;
    private static final int RECONCILED = 3;

    private PositionStanding() {}

    /** @param payments of all its IUVs */
    static PositionState of(KnownPosition position, Collection<Payment> payments) {
        if (payments.stream().anyMatch(each -> each.state() == PaymentState.MISMATCH)) {
            return PositionState.ATTENTION;
        }
        int whole = position.options().stream()
                .filter(option -> !option.isPartial())
                .mapToInt(option -> leastOf(position, option, payments))
                .max()
                .orElse(UNPAID);
        int instalments = position.options().stream()
                .filter(KnownOption::isPartial)
                .mapToInt(option -> leastOf(position, option, payments))
                .min()
                .orElse(UNPAID);
        return switch (Math.max(whole, instalments)) {
            case RECONCILED -> PositionState.RECONCILED;
            case REPORTED -> PositionState.REPORTED;
            case PAID -> PositionState.PAID;
            default -> isAnythingPaid(position, payments) ? PositionState.PART_PAID : PositionState.UNPAID;
        };
    }

    private static boolean isAnythingPaid(KnownPosition position, Collection<Payment> payments) {
        return position.options().stream().anyMatch(option -> ours(position, option).stream()
                .anyMatch(transfer -> farthest(option.iuv(), transfer, payments) > UNPAID));
    }

    private static int leastOf(KnownPosition position, KnownOption option, Collection<Payment> payments) {
        return ours(position, option).stream()
                .mapToInt(transfer -> farthest(option.iuv(), transfer, payments))
                .min()
                .orElse(UNPAID);
    }

    private static List<KnownTransfer> ours(KnownPosition position, KnownOption option) {
        return option.transfersOf(position.organization());
    }

    private static int farthest(String iuv, KnownTransfer transfer, Collection<Payment> payments) {
        int farthest = payments.stream()
                .filter(each -> each.key().iuv().equals(iuv) && each.key().index() == transfer.index())
                .mapToInt(each -> switch (each.state()) {
                    case PAID -> PAID;
                    case REPORTED, REPORTED_NO_RECEIPT -> REPORTED;
                    case RECONCILED -> RECONCILED;
                    default -> UNPAID;
                })
                .max()
                .orElse(UNPAID);
        // a stamp is never remitted: to be paid is all it can be
        return transfer.isStamp() && farthest == PAID ? RECONCILED : farthest;
    }
}
