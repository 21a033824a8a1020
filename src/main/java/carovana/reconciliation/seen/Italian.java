package carovana.reconciliation.seen;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts, days and moments as they are written in Italy; empty for null. */
final class Italian {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ISO_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private Italian() {}

    /** Such as {@code 1.234,50}. */
    static String euro(long cents) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(',');
        symbols.setGroupingSeparator('.');
        return new DecimalFormat("#,##0.00", symbols).format(BigDecimal.valueOf(cents, 2));
    }

    /** Such as {@code 1234,50}: a spreadsheet reads it as a number. */
    static String plainEuro(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString().replace('.', ',');
    }

    static String count(long count) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        return new DecimalFormat("#,##0", symbols).format(count);
    }

    static String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** Such as {@code 17/11/2026 10:15:30}, Italian time. */
    static String second(Instant moment) {
        return moment == null ? "" : SECOND.format(moment.atZone(Asking.ITALY));
    }

    /** Such as {@code 2026-11-17T10:15:30}, Italian time; the day alone where nobody knows the hour. */
    static String isoSecond(Instant moment, LocalDate day) {
        return moment == null ? String.valueOf(day) : ISO_SECOND.format(moment.atZone(Asking.ITALY));
    }

    static String moment(Instant moment) {
        return moment == null ? "" : MOMENT.format(moment.atZone(Asking.ITALY));
    }
}
