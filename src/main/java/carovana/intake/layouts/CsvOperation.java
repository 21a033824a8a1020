package carovana.intake.layouts;

import carovana.files.Unreadable;
import carovana.positions.Operation;
import carovana.positions.PlainText;

/** What the rows of one position ask for, and whether they give more than its IUPD. */
final class CsvOperation {

    private final CsvCells cells;
    private final Faults faults;
    private final int[] data;
    private Operation asked;
    private boolean byKey;
    private int firstRow;
    private boolean faulty;

    CsvOperation(CsvHeader header, CsvCells cells, Faults faults) {
        this.cells = cells;
        this.faults = faults;
        data = header.placesOfData();
    }

    void begin() {
        asked = null;
        faulty = false;
    }

    /** @return whether the row can be read on; if not, its fault is noted */
    boolean read(int row) {
        var word = cells.wholeText(Column.OPERATION);
        try {
            var operation = OperationWords.parse(word);
            boolean alone = OperationWords.isByKey(operation) || operation == Operation.RESTORE && hasNoData();
            if (word == null && faults.isAbout(Column.OPERATION.text(), -1, 0)) {
                faulty = true;
            } else if (asked == null) {
                asked = operation;
                byKey = alone;
                firstRow = row;
            } else if (asked != operation) {
                object(word, adviceAboutAnother(word));
            } else if (byKey != alone) {
                object(
                        word,
                        "row %d gives %s: a position is restored by its IUPD alone, or with all its data in all its rows"
                                .formatted(firstRow, byKey ? "the IUPD alone" : "data too"));
            }
        } catch (Unreadable unknown) {
            object(word, unknown.getMessage());
        }
        return !faulty;
    }

    Operation asked() {
        return asked;
    }

    boolean isByKey() {
        return byKey;
    }

    /** Whether the rows do not say what is to be done with the position; then the rest is not judged. */
    boolean isFaulty() {
        return faulty || asked == null;
    }

    private String adviceAboutAnother(String word) {
        return "%s row %d (%s): the rows of one position ask for one thing. Make them equal, or give another IUPD"
                .formatted(
                        word == null ? "is empty, which is create, and differs from" : "differs from",
                        firstRow,
                        asked.name().toLowerCase(java.util.Locale.ROOT));
    }

    private void object(String word, String advice) {
        faulty = true;
        cells.object(-1, 1, Column.OPERATION, -1, word, advice);
    }

    private boolean hasNoData() {
        for (int place : data) {
            if (!PlainText.isEmpty(cells.raw(place))) {
                return false;
            }
        }
        return true;
    }
}
