package carovana.sandbox.gpd;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The core's own checks on a position's data; only the first fault is told. Rules and order: pagoPA's core 1.1.37 */
final class PositionChecks {

    /** The core prints a 12-hour clock without saying which half of the day (pagoPA's core 1.1.37). */
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy-MM-dd hh:mm:ss");

    private static final int MOST_TRANSFERS = 5;
    private static final List<String> TRANSFER_IDS = List.of("1", "2", "3", "4", "5");
    static final String NOTIFICATION_FEE = "NOTIFICATION_FEE";

    /** What the core's columns hold (pagoPA's core 1.1.37). */
    private static final int COLUMN = 255;

    private PositionChecks() {}

    static void forCreate(Position position, LocalDateTime now) {
        for (PaymentOption option : position.paymentOption) {
            if (option.validityDate != null && !option.validityDate.isAfter(now)) {
                throw GpdRefusal.badData(
                        "Dates congruence error: validity_date must be >= current_date [validity_date=%s; current_date=%s] "
                                .formatted(printed(option.validityDate), printed(now)));
            }
            due(option, now, true);
            money(option);
        }
        metadata(position);
    }

    static void forUpdate(Position position, LocalDateTime now) {
        for (PaymentOption option : position.paymentOption) {
            due(option, now, option.switchToExpired || option.validityDate == null);
            money(option);
        }
        metadata(position);
    }

    private static void due(PaymentOption option, LocalDateTime now, boolean mustLieAhead) {
        boolean beforeValidity = option.validityDate != null && option.dueDate.isBefore(option.validityDate);
        if (beforeValidity || mustLieAhead && option.dueDate.isBefore(now)) {
            throw GpdRefusal.badData(
                    "Dates congruence error: due_date must be >= validity_date (if provided) or due_date must be >= current_date [due_date=%s; validity_date=%s; current_date=%s]"
                            .formatted(
                                    printed(option.dueDate),
                                    option.validityDate == null ? null : printed(option.validityDate),
                                    printed(now)));
        }
        if (option.retentionDate != null && option.retentionDate.isBefore(option.dueDate)) {
            throw GpdRefusal.badData(
                    "Dates congruence error: retention_date must be >= due_date [retention_date=%s; due_date=%s] "
                            .formatted(printed(option.retentionDate), printed(option.dueDate)));
        }
    }

    private static void money(PaymentOption option) {
        if (option.transfer.size() > MOST_TRANSFERS) {
            throw GpdRefusal.badData(
                    "Number of transfers congruence error: Each payment option must have a maximum of %s transactions [transactions found=%s]"
                            .formatted(MOST_TRANSFERS, option.transfer.size()));
        }
        for (Transfer transfer : option.transfer) {
            if (!TRANSFER_IDS.contains(transfer.idTransfer)) {
                throw GpdRefusal.badData(
                        "Transfer ID congruence error: The transaction id not have a value between those expected [transaction id=%s; expected values=%s]"
                                .formatted(transfer.idTransfer, TRANSFER_IDS));
            }
        }
        option.transfer.forEach(transfer -> account(option, transfer));
        long sum =
                option.transfer.stream().mapToLong(transfer -> transfer.amount).sum();
        if (sum != option.amount) {
            throw GpdRefusal.badData(
                    "Amounts congruence error: payment option amount must coincide with the total of the"
                            + " transfers amount [payment_option_amount(in cent)=%d; total_tranfers_amount(in cent)=%d]"
                                    .formatted(option.amount, sum));
        }
    }

    private static void account(PaymentOption option, Transfer transfer) {
        boolean stamped = transfer.stamp != null;
        if ((transfer.iban != null) == stamped || transfer.iban == null && transfer.postalIban != null) {
            throw GpdRefusal.badData(
                    "The Iban may be present (optionally combined with the Postal Iban) or the Stamp. Not all at the same time [iuv=%s, transaction id=%s]."
                            .formatted(option.iuv, transfer.idTransfer));
        }
    }

    private static void metadata(Position position) {
        for (PaymentOption option : position.paymentOption) {
            if (option.paymentOptionMetadata.stream().anyMatch(entry -> NOTIFICATION_FEE.equals(entry.key()))) {
                throw new GpdRefusal(
                        409,
                        "The payment option contains reserved metadata",
                        "The caller should not add or modify reserved payment option metadata."
                                + " Reserved metadata list = {NOTIFICATION_FEE}.");
            }
        }
    }

    /** Whether every text fits its column; where one does not, the core fails without saying which. */
    static boolean fits(Position position) {
        return fit(position.iupd)
                && fit(position.debtor)
                && position.paymentOption.stream()
                        .allMatch(option -> fit(option.iuv)
                                && fit(option.nav)
                                && fit(option.debtor)
                                && option.transfer.stream()
                                        .allMatch(transfer ->
                                                fit(transfer.organizationFiscalCode) && fit(transfer.category)));
    }

    private static boolean fit(Debtor debtor) {
        return debtor == null
                || fit(debtor.fiscalCode())
                        && fit(debtor.fullName())
                        && fit(debtor.streetName())
                        && fit(debtor.civicNumber())
                        && fit(debtor.postalCode())
                        && fit(debtor.city())
                        && fit(debtor.province())
                        && fit(debtor.region())
                        && fit(debtor.email())
                        && fit(debtor.phone());
    }

    private static boolean fit(String text) {
        return text == null || text.length() <= COLUMN;
    }

    static String printed(LocalDateTime date) {
        return PRINTED.format(date);
    }
}
