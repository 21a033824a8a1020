package carovana.sandbox.receipts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** From when to when receipts are asked for. They are compared as texts (pagoPA's payments and receipts). */
record Window(String from, String to) {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final int MONTHS = 3;

    /** What is not given is completed to three months; both ends are taken as they are. */
    static Window of(String from, String to, LocalDateTime now) {
        LocalDateTime first;
        LocalDateTime last;
        try {
            first = from == null ? null : moment(from, LocalTime.MIDNIGHT);
            last = to == null ? null : moment(to, LAST_SECOND);
        } catch (DateTimeException e) {
            throw ReceiptRefusal.invalidRange(from, to);
        }
        if (last == null) {
            last = first == null || first.plusMonths(MONTHS).isAfter(now) ? now : first.plusMonths(MONTHS);
        }
        if (first == null) {
            first = last.minusMonths(MONTHS);
        }
        if (first.isAfter(last)) {
            throw ReceiptRefusal.invalidRange(from, to);
        }
        return new Window(SECONDS.format(first), SECONDS.format(last));
    }

    private static LocalDateTime moment(String text, LocalTime otherwise) {
        return text.length() == "yyyy-MM-dd".length()
                ? LocalDate.parse(text).atTime(otherwise)
                : LocalDateTime.parse(text, SECONDS);
    }

    boolean has(Receipt receipt) {
        return receipt.paymentDateTime().compareTo(from) >= 0
                && receipt.paymentDateTime().compareTo(to) <= 0;
    }
}
