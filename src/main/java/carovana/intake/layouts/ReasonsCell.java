package carovana.intake.layouts;

import carovana.ledger.Reasons;

/** What a clerk reads beside a row: its own reasons in full, then the first few of the rows it shares a position with. */
final class ReasonsCell {

    /** Reasons of other rows that are told, so that a hundred bad instalments stay readable in a hundred cells. */
    static final int OTHERS = 5;

    private ReasonsCell() {}

    static String of(Reasons reasons, int row) {
        if (reasons.isEmpty()) {
            return "";
        }
        var cell = new StringBuilder();
        for (var each : reasons.all()) {
            if (each.row() == row || each.row() == 0) {
                append(cell, each.sentence());
            }
        }
        int others = 0;
        for (var each : reasons.all()) {
            if (each.row() != row && each.row() != 0 && ++others <= OTHERS) {
                append(cell, "row " + each.row() + ": " + each.sentence());
            }
        }
        if (others > OTHERS) {
            append(cell, "and %d more in other rows".formatted(others - OTHERS));
        }
        return cell.toString();
    }

    private static void append(StringBuilder cell, String sentence) {
        cell.append(cell.isEmpty() ? "" : " | ").append(sentence);
    }
}
