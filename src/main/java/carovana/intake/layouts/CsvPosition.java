package carovana.intake.layouts;

import carovana.ledger.Entry;
import carovana.ledger.tenants.NamedConfigs;
import carovana.positions.DebtPosition;
import carovana.positions.Objection;
import carovana.positions.Organization;
import carovana.positions.PositionRules;
import java.util.List;
import java.util.Objects;

/** Puts the rows of one position together: each row is a payment, what they share is said once. */
final class CsvPosition {

    private final CsvHeader header;
    private final Organization organization;
    private final IntakeDefaults defaults;
    private final PositionRules rules;
    private final Faults faults = new Faults();
    private final CsvCells cells;
    private final CsvOperation operation;
    private final CsvWhole whole;
    private final CsvConfigs configs;
    private final CsvPayments payments;
    private String iupd;
    private int firstRow;
    private int lastRow;
    private int rows;

    CsvPosition(
            CsvHeader header,
            Organization organization,
            IntakeDefaults defaults,
            PositionRules rules,
            RomanDay days,
            NamedConfigs.Reader named) {
        this.header = header;
        this.organization = organization;
        this.defaults = defaults;
        this.rules = rules;
        cells = new CsvCells(header, faults, days);
        operation = new CsvOperation(header, cells, faults);
        whole = new CsvWhole(cells, days);
        configs = new CsvConfigs(named, defaults, cells, faults);
        payments = new CsvPayments(header, organization, cells, faults, configs, days);
    }

    void begin(CsvRows row) {
        faults.clear();
        operation.begin();
        whole.begin();
        payments.begin();
        iupd = iupdOf(row);
        firstRow = row.row();
        lastRow = firstRow;
        rows = 0;
    }

    void beginPage() {
        configs.beginPage();
    }

    String iupdOf(CsvRows row) {
        return cells.plain(row, Column.IUPD);
    }

    int rows() {
        return rows;
    }

    /** Counts a row without reading it, for positions that are refused whatever their rows say. */
    void pass(CsvRows row) {
        lastRow = row.row();
        rows++;
    }

    void add(CsvRows row) {
        pass(row);
        if (row.width() != header.width()) {
            faults.add(lastRow, adviceAboutWidth(row));
            return;
        }
        cells.at(row, payments.size());
        if (rows == 1) {
            readIupd();
            configs.begin(iupd);
        }
        if (operation.read(lastRow) && !operation.isByKey()) {
            whole.read(lastRow);
            payments.read(lastRow, whole.text(Column.COMPANY_NAME), whole.text(Column.PROVINCE));
        }
    }

    /** The position refused for one reason that concerns all its rows. */
    Entry refused(String advice) {
        faults.clear();
        cells.object(0, 1, Column.IUPD, -1, iupd, advice);
        return rejected(null);
    }

    Entry entry() {
        DebtPosition position = null;
        boolean isRead = false;
        if (!operation.isFaulty()) {
            payments.refuseRepeated();
            cells.atRow(rows == 1 ? firstRow : 0);
            position = operation.isByKey() ? null : position();
            isRead = !faults.any();
            var objections =
                    position == null ? rules.judgeKey(iupd) : rules.judge(position, organization, operation.asked());
            for (var objection : objections) {
                if (!isEcho(objection, objections)) {
                    take(objection);
                }
            }
        }
        return faults.any()
                ? rejected(isRead ? position : null)
                : new Entry(firstRow, lastRow, rows, iupd, operation.asked(), position, faults.reasons());
    }

    private Entry rejected(DebtPosition asRead) {
        return Entry.rejected(firstRow, lastRow, rows, Faults.shown(iupd), asRead, faults.reasons());
    }

    private void readIupd() {
        iupd = iupd.isEmpty() ? iupd : Objects.requireNonNullElse(cells.wholeText(Column.IUPD), iupd);
        if (iupd.isEmpty()) {
            cells.missing(1, Column.IUPD, -1, "write the identifier of the debt, different for each position");
        }
    }

    private DebtPosition position() {
        var config = payments.config();
        var office = config.office(whole.text(Column.OFFICE_NAME));
        var options = payments.options(rows > 1);
        return new DebtPosition(
                organization.fiscalCode(),
                iupd,
                whole.debtor(),
                company(config),
                office,
                whole.validity(),
                whole.yesNo(Column.SWITCH_TO_EXPIRED, config.gaveDue()),
                whole.yesNo(Column.PAY_STAND_IN, true),
                whole.yesNo(Column.PUBLISH, defaults.publish(operation.asked())),
                options);
    }

    private String company(FromConfig config) {
        return Objects.requireNonNullElse(config.company(whole.text(Column.COMPANY_NAME)), organization.name());
    }

    /** Whether it is about what was only worked out from a value that is objected to itself. */
    private boolean isEcho(Objection objection, List<Objection> all) {
        return objection.transfer() == 1 && objection.field().equals("amount") && Faults.holds(all, objection, "amount")
                || Faults.isEchoOfDescription(objection, all);
    }

    private void take(Objection objection) {
        if (faults.covers(objection)) {
            return;
        }
        var column = Column.ofRule(objection.field());
        var name = column == null ? objection.field() : header.spelling(objection.transfer(), column);
        var sentence = Faults.sentence(name, objection.value(), objection.advice());
        int row = payments.row(objection.option(), rows == 1 ? firstRow : 0);
        if (objection.isFault()) {
            faults.add(row, sentence);
        } else {
            faults.warn(row, sentence);
        }
    }

    private String adviceAboutWidth(CsvRows row) {
        var told = new StringBuilder(
                "the row has %d values and the header %d columns: ".formatted(row.width(), header.width()));
        if (row.width() < header.width()) {
            return told.append("fill in the missing ones, or leave them empty between their separators")
                    .toString();
        }
        told.append("remove what is too much, or put quotes around a value that holds the separator; too much: ");
        int shown = Math.min(row.width(), header.width() + 5);
        for (int i = header.width(); i < shown; i++) {
            told.append(i == header.width() ? "\"" : ", \"")
                    .append(Faults.shown(row.value(i)))
                    .append('"');
        }
        return row.width() > shown ? told.append("…").toString() : told.toString();
    }
}
