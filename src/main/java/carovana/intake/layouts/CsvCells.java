package carovana.intake.layouts;

import carovana.files.EuroAmount;
import carovana.files.FormulaGuard;
import carovana.files.Unreadable;
import carovana.files.YesNo;
import carovana.positions.PlainText;
import java.time.LocalDateTime;

/** Takes single values out of a row, and notes what is wrong with each under the name its column has in the file. */
final class CsvCells {

    /** No value that goes anywhere is longer (the longest is an e-mail address of 255); a longer one is not carried. */
    static final int CARRIED = 1_000;

    private final CsvHeader header;
    private final Faults faults;
    private final RomanDay days;
    private final boolean guarded;
    private CsvRows rows;
    private int row;
    private int option;

    CsvCells(CsvHeader header, Faults faults, RomanDay days) {
        this.header = header;
        this.faults = faults;
        this.days = days;
        guarded = header.isOutcome();
    }

    /** @param option which instalment of its position the row is, from 0 */
    void at(CsvRows at, int option) {
        rows = at;
        row = at.row();
        this.option = option;
    }

    /** From now on faults are of this row; 0 is all rows of the position. */
    void atRow(int number) {
        row = number;
    }

    /** The value as it identifies things: trimmed, and not judged yet. */
    String plain(CsvRows row, Column column) {
        var value = row.value(header.place(column));
        return PlainText.trim(guarded ? FormulaGuard.unguard(value) : value);
    }

    /** The value of the row at hand as it stands there. */
    String raw(int place) {
        return rows.value(place);
    }

    /** @return null when there is nothing, or nothing that can be carried on */
    String text(Column column) {
        return text(1, column, option);
    }

    /** A value of the whole position, which rules know without an instalment. */
    String wholeText(Column column) {
        return text(1, column, -1);
    }

    String text(int beneficiary, Column column) {
        return text(beneficiary, column, option);
    }

    /** Whether the row at hand says nothing there. */
    boolean isEmpty(Column column) {
        int place = header.place(column);
        return place < 0 || PlainText.isEmpty(rows.value(place));
    }

    /** Without blanks inside and in capitals, as codes are compared. */
    String code(int beneficiary, Column column) {
        var value = text(beneficiary, column, option);
        return value == null ? null : PlainText.asCode(value);
    }

    /** @return cents; 0 when it is missing or no amount, which has been noted */
    long amount(int beneficiary) {
        var value = text(beneficiary, Column.AMOUNT, option);
        if (value == null) {
            missing(beneficiary, Column.AMOUNT, option, "write an amount in euro such as 12,30");
            return 0;
        }
        try {
            return EuroAmount.parse(value);
        } catch (Unreadable unreadable) {
            object(row, beneficiary, Column.AMOUNT, option, value, unreadable.getMessage());
            return 0;
        }
    }

    LocalDateTime lastSecond(Column column) {
        var value = text(1, column, option);
        try {
            return value == null ? null : days.end(value);
        } catch (Unreadable unreadable) {
            object(row, 1, column, option, value, unreadable.getMessage());
            return null;
        }
    }

    Boolean yesNo(Column column) {
        var value = text(1, column, option);
        try {
            return value == null ? null : YesNo.parse(value);
        } catch (Unreadable unreadable) {
            object(row, 1, column, option, value, unreadable.getMessage());
            return null;
        }
    }

    void missing(int beneficiary, Column column, int option, String advice) {
        if (!faults.isAbout(column.text(), option, beneficiary > 1 ? beneficiary : 0)) {
            object(row, beneficiary, column, option, null, "is missing: " + advice);
        }
    }

    /** @param at -1 for the row at hand, 0 for all rows of the position */
    void object(int at, int beneficiary, Column column, int option, String value, String advice) {
        var sentence = Faults.sentence(header.spelling(beneficiary, column), value, advice);
        faults.object(at < 0 ? row : at, column.text(), option, beneficiary > 1 ? beneficiary : 0, sentence);
    }

    private String text(int beneficiary, Column column, int option) {
        int place = header.place(beneficiary, column);
        if (place < 0) {
            return null;
        }
        var value = rows.value(place);
        if (value.isEmpty()) {
            return null;
        }
        if (!guarded && value.length() <= CARRIED && PlainText.isPlain(value)) {
            return value;
        }
        value = PlainText.trim(guarded ? FormulaGuard.unguard(value) : value);
        if (value.isEmpty()) {
            return null;
        }
        int forbidden = PlainText.indexOfForbidden(value);
        if (forbidden >= 0) {
            object(row, beneficiary, column, option, value, adviceAbout(value, forbidden));
            return null;
        }
        if (value.length() > CARRIED) {
            object(
                    row,
                    beneficiary,
                    column,
                    option,
                    value,
                    "is far too long, %d characters: shorten it".formatted(value.length()));
            return null;
        }
        return value;
    }

    static String adviceAbout(String value, int forbidden) {
        return "holds the character %s at place %d, which must not be in it: remove it, or write the value again"
                .formatted(nameOf(value.codePointAt(forbidden)), PlainText.place(value, forbidden));
    }

    private static String nameOf(int codePoint) {
        var name = Character.getName(codePoint);
        return "U+%04X (%s)".formatted(codePoint, name == null ? "no character" : name);
    }
}
