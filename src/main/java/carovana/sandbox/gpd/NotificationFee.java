package carovana.sandbox.gpd;

import java.util.Comparator;

/** The cost of a served notice: it is part of the option's amount and of its primary transfer's (pagoPA's core 1.1.37). */
final class NotificationFee {

    private NotificationFee() {}

    /** Adds a fee to amounts that contain none. */
    static void add(Position position, PaymentOption option, long fee) {
        Transfer primary = primary(position, option);
        option.notificationFee = fee;
        option.amount += fee;
        primary.amount += fee;
    }

    static void replace(Position position, PaymentOption option, long fee) {
        Transfer primary = primary(position, option);
        option.amount -= option.notificationFee;
        primary.amount -= option.notificationFee;
        add(position, option, fee);
    }

    /** The organization's own transfer with the lowest id. */
    private static Transfer primary(Position position, PaymentOption option) {
        return option.transfer.stream()
                .filter(transfer -> transfer.organizationFiscalCode.equals(position.organizationFiscalCode))
                .min(Comparator.comparing(transfer -> transfer.idTransfer))
                .orElseThrow(() -> new GpdRefusal(
                        422,
                        "No valid transfer found for notification fee update",
                        "No transfer found for payment option with IUV %s related to Organization Fiscal Code %s"
                                .formatted(option.iuv, position.organizationFiscalCode)));
    }
}
