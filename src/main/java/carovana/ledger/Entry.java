package carovana.ledger;

import carovana.positions.DebtPosition;
import carovana.positions.Operation;

/**
 * What a drop asks for one position, with the rows it came from: consecutive rows with one IUPD are one entry.
 *
 * @param firstRow as a spreadsheet counts: the header is row 1; in JSON the positions count from 1
 * @param lastRow the last of its rows; equal to {@code firstRow} when there is only one
 * @param rows how many rows it has (blank lines in between are none)
 * @param iupd may be null or nonsense when the entry is rejected
 * @param operation null when the entry is rejected
 * @param position null when it could not be read, or when the operation needs no more than the IUPD; a rejected entry
 *     that could be read has it, since what is wrong with it as a new position may be right for one that stands
 * @param reasons why it is rejected, or the warnings about an accepted one
 */
public record Entry(
        int firstRow, int lastRow, int rows, String iupd, Operation operation, DebtPosition position, Reasons reasons) {

    public static Entry rejected(
            int firstRow, int lastRow, int rows, String iupd, DebtPosition position, Reasons reasons) {
        return new Entry(firstRow, lastRow, rows, iupd, null, position, reasons);
    }

    public boolean isRejected() {
        return operation == null;
    }
}
