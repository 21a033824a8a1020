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
record Movement(int row, String reference, LocalDate day, long amount, String text, boolean isCancelled) {}
