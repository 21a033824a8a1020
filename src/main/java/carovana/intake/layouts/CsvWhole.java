package carovana.intake.layouts;

import carovana.files.Unreadable;
import carovana.files.WrittenDay;
import carovana.files.YesNo;
import carovana.positions.Debtor;
import carovana.positions.PlainText;
import java.time.LocalDateTime;
import java.util.Arrays;

/** What the rows of one position say about all of it: said once, and alike where it is said again. */
final class CsvWhole {

    /** The columns about the whole position, which its rows must agree on; an empty one agrees with anything. */
    private static final Column[] WHOLE = {
        Column.DEBTOR_TYPE,
        Column.FISCAL_CODE,
        Column.FULL_NAME,
        Column.STREET_NAME,
        Column.CIVIC_NUMBER,
        Column.POSTAL_CODE,
        Column.CITY,
        Column.PROVINCE,
        Column.COUNTRY,
        Column.EMAIL,
        Column.PHONE,
        Column.COMPANY_NAME,
        Column.OFFICE_NAME,
        Column.VALIDITY_DATE,
        Column.SWITCH_TO_EXPIRED,
        Column.PAY_STAND_IN,
        Column.PUBLISH
    };

    private final CsvCells cells;
    private final RomanDay days;
    private final String[] values = new String[Column.values().length];
    private final int[] rows = new int[Column.values().length];

    CsvWhole(CsvCells cells, RomanDay days) {
        this.cells = cells;
        this.days = days;
    }

    void begin() {
        Arrays.fill(values, null);
    }

    void read(int row) {
        for (var column : WHOLE) {
            var value = cells.wholeText(column);
            if (value == null) {
                continue;
            }
            if (column == Column.FISCAL_CODE) {
                value = PlainText.asCode(value);
            }
            int at = column.ordinal();
            if (values[at] == null) {
                values[at] = value;
                rows[at] = row;
            } else if (!values[at].equals(value) && !sameMeaning(column, values[at], value)) {
                cells.object(
                        row,
                        1,
                        column,
                        -1,
                        value,
                        ("differs from row %d (\"%s\"): the rows of one position have"
                                        + " %s. Make them equal, or give another IUPD")
                                .formatted(
                                        rows[at],
                                        Faults.shown(values[at]),
                                        column.compareTo(Column.PHONE) <= 0 ? "one debtor" : "one value here"));
            }
        }
    }

    private static boolean sameMeaning(Column column, String one, String other) {
        try {
            return switch (column) {
                case VALIDITY_DATE -> WrittenDay.parse(one).equals(WrittenDay.parse(other));
                case SWITCH_TO_EXPIRED, PAY_STAND_IN, PUBLISH -> YesNo.parse(one) == YesNo.parse(other);
                case DEBTOR_TYPE -> one.equalsIgnoreCase(other);
                default -> false;
            };
        } catch (Unreadable unreadable) {
            return false;
        }
    }

    /** @return null when no row says it */
    String text(Column column) {
        return values[column.ordinal()];
    }

    /** @param otherwise what is meant when no row says it */
    Boolean yesNo(Column column, Boolean otherwise) {
        var given = text(column);
        try {
            return given == null ? otherwise : Boolean.valueOf(YesNo.parse(given));
        } catch (Unreadable unreadable) {
            object(column, unreadable.getMessage());
            return otherwise;
        }
    }

    LocalDateTime validity() {
        var given = text(Column.VALIDITY_DATE);
        try {
            return given == null ? null : days.start(given);
        } catch (Unreadable unreadable) {
            object(Column.VALIDITY_DATE, unreadable.getMessage());
            return null;
        }
    }

    Debtor debtor() {
        var code = text(Column.FISCAL_CODE);
        if (code == null) {
            cells.missing(1, Column.FISCAL_CODE, -1, "write the debtor's codice fiscale or partita IVA");
        }
        var name = text(Column.FULL_NAME);
        if (name == null) {
            cells.missing(1, Column.FULL_NAME, -1, "write the debtor's name");
        }
        return new Debtor(
                debtorType(code),
                code,
                name,
                text(Column.STREET_NAME),
                text(Column.CIVIC_NUMBER),
                text(Column.POSTAL_CODE),
                text(Column.CITY),
                text(Column.PROVINCE),
                null,
                text(Column.COUNTRY),
                text(Column.EMAIL),
                text(Column.PHONE));
    }

    private Debtor.Type debtorType(String code) {
        var given = text(Column.DEBTOR_TYPE);
        if (given == null) {
            return DebtorForm.of(code);
        }
        if (given.equalsIgnoreCase("F")) {
            return Debtor.Type.F;
        }
        if (given.equalsIgnoreCase("G")) {
            return Debtor.Type.G;
        }
        object(Column.DEBTOR_TYPE, "is no kind of debtor: write F for a person, G for a company or body");
        return DebtorForm.of(code);
    }

    private void object(Column column, String advice) {
        cells.object(rows[column.ordinal()], 1, column, -1, text(column), advice);
    }
}
