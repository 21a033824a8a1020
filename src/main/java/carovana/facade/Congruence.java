package carovana.facade;

import carovana.facade.PositionBody.Option;
import carovana.positions.DebtPosition;
import carovana.positions.Metadata;
import carovana.positions.PaymentOption;
import carovana.positions.Transfer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;

/** What GPD would refuse about data that it can read, in its own words and order; it tells only the first. */
final class Congruence {

    /** GPD prints a 12-hour clock without saying which half of the day. */
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy-MM-dd hh:mm:ss");

    private static final int MOST_TRANSFERS = 5;

    private final PositionBody body;
    private final DebtPosition position;
    private final LocalDateTime now;
    private final boolean isNew;

    Congruence(PositionBody body, DebtPosition position, LocalDateTime now, boolean isNew) {
        this.body = body;
        this.position = position;
        this.now = now;
        this.isNew = isNew;
    }

    /** @return null when GPD has nothing against it */
    Refusal refusal() {
        for (int i = 0; i < position.options().size(); i++) {
            var option = position.options().get(i);
            var fault = dates(option);
            fault = fault == null ? transfers(option, body.paymentOption().get(i)) : fault;
            if (fault != null) {
                return Refusal.badData(fault);
            }
        }
        for (var option : position.options()) {
            if (option.metadata().stream().anyMatch(each -> Metadata.RESERVED.equals(each.key()))) {
                return new Refusal(
                        409,
                        "The payment option contains reserved metadata",
                        "The caller should not add or modify reserved payment option metadata. Reserved metadata list = {%s}."
                                .formatted(Metadata.RESERVED));
            }
        }
        var iuvs = new HashSet<String>();
        boolean unique = position.options().stream().map(PaymentOption::iuv).allMatch(iuvs::add);
        return unique || !isNew ? null : Refusal.notUnique(position.organization());
    }

    private String dates(PaymentOption option) {
        var validity = position.validity();
        if (isNew && validity != null && !validity.isAfter(now)) {
            return "Dates congruence error: validity_date must be >= current_date [validity_date=%s; current_date=%s] "
                    .formatted(printed(validity), printed(now));
        }
        boolean mustBeAhead = isNew || position.switchToExpired() || validity == null;
        if (validity != null && option.due().isBefore(validity)
                || mustBeAhead && option.due().isBefore(now)) {
            return "Dates congruence error: due_date must be >= validity_date (if provided) or due_date must be >= current_date [due_date=%s; validity_date=%s; current_date=%s]"
                    .formatted(printed(option.due()), printed(validity), printed(now));
        }
        return option.retention() != null && option.retention().isBefore(option.due())
                ? "Dates congruence error: retention_date must be >= due_date [retention_date=%s; due_date=%s] "
                        .formatted(printed(option.retention()), printed(option.due()))
                : null;
    }

    private static String printed(LocalDateTime date) {
        return date == null ? "null" : PRINTED.format(date);
    }

    private String transfers(PaymentOption option, Option body) {
        if (option.transfers().size() > MOST_TRANSFERS) {
            return "Number of transfers congruence error: Each payment option must have a maximum of %d transactions [transactions found=%d]"
                    .formatted(MOST_TRANSFERS, option.transfers().size());
        }
        for (int i = 0; i < option.transfers().size(); i++) {
            if (option.transfers().get(i).number() == 0) {
                return "Transfer ID congruence error: The transaction id not have a value between those expected [transaction id=%s; expected values=[1, 2, 3, 4, 5]]"
                        .formatted(body.transfer().get(i).idTransfer());
            }
        }
        for (var transfer : option.transfers()) {
            boolean stamped = transfer.stamp() != null;
            if ((transfer.iban() != null) == stamped || transfer.iban() == null && transfer.postalIban() != null) {
                return "The Iban may be present (optionally combined with the Postal Iban) or the Stamp. Not all at the same time [iuv=%s, transaction id=%d]."
                        .formatted(option.iuv(), transfer.number());
            }
        }
        long sum = option.transfers().stream().mapToLong(Transfer::amount).sum();
        return sum == option.amount()
                ? null
                : "Amounts congruence error: payment option amount must coincide with the total of the transfers amount [payment_option_amount(in cent)=%d; total_tranfers_amount(in cent)=%d]"
                        .formatted(option.amount(), sum);
    }
}
