package carovana.reconciliation.treasury;

import java.time.LocalDate;

/**
 * A row of a bank's file.
 *
 * @param row as a spreadsheet shows it
 * @param reference what names it at the bank, up to 70 characters
 * @param amount euro cents; below 0 for a debit
 * @param isCancelled whether the treasurer took it back
 */
record Movement(int row, String reference, LocalDate day, long amount, String text, boolean isCancelled) {

    /** As much of a text as the ledger keeps. */
    private static final int KEPT = 1000;

    /** Whether that is the same movement, as far as its reference says so too; blanks make no other text. */
    boolean isSaidBy(LocalDate otherDay, long otherAmount, String otherText) {
        return amount == otherAmount && day.equals(otherDay) && plain(text).equals(plain(otherText));
    }

    private static String plain(String text) {
        var kept = text.substring(0, Math.min(KEPT, text.length()));
        return kept.replaceAll("\\s+", " ").strip();
    }
}
