package carovana.sandbox.bank;

import carovana.sandbox.Euro;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A line of the bank's list: money that came, or went where the amount is negative. */
record Movement(LocalDate date, long amount, String reference, String payer, String description) {

    static final String HEADER = "date;valueDate;amount;reference;payer;description";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    String line() {
        return String.join(
                ";",
                DAY.format(date),
                DAY.format(date),
                Euro.comma(amount),
                reference,
                quoted(payer),
                quoted(description));
    }

    private static String quoted(String text) {
        return text.matches("[^;\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
