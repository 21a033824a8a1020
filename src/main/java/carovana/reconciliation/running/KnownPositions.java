package carovana.reconciliation.running;

import carovana.ledger.payments.PositionStatuses.PositionStatus;
import carovana.positions.DebtPosition;
import carovana.positions.PaymentOption;
import carovana.positions.Transfer;
import carovana.reconciliation.KnownPosition;
import carovana.reconciliation.KnownPosition.KnownOption;
import carovana.reconciliation.KnownPosition.KnownTransfer;

/** What matching wants to know of a debt position. */
final class KnownPositions {

    private KnownPositions() {}

    /** @param status null when pagoPA was not asked */
    static KnownPosition of(DebtPosition position, PositionStatus status) {
        return new KnownPosition(
                position.organization(),
                position.iupd(),
                status == null ? null : status.status(),
                status == null ? null : status.readAt(),
                position.options().stream().map(each -> option(each, status)).toList());
    }

    private static KnownOption option(PaymentOption option, PositionStatus status) {
        var told = status == null ? null : status.options().get(option.iuv());
        return new KnownOption(
                option.iuv(),
                option.amount(),
                told == null ? 0 : told.notificationFee(),
                option.partial(),
                told == null ? null : told.status(),
                option.transfers().stream().map(KnownPositions::transfer).toList());
    }

    private static KnownTransfer transfer(Transfer transfer) {
        return new KnownTransfer(
                transfer.number(), transfer.organization(), transfer.amount(), transfer.stamp() != null);
    }
}
