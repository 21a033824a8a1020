package carovana.ledger.payments;

import carovana.ledger.payments.BankCredit.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts and sums of some days: they read what those days have, however much there is besides. */
@Repository("ledgerTotals")
public class Totals {

    private final JdbcTemplate jdbc;

    Totals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Payments of one day that are alike.
     *
     * @param isReported whether a flow has them
     * @param amount euro cents
     */
    public record Paid(
            LocalDate day, PaymentState state, boolean isReported, boolean isStamp, long count, long amount) {}

    /**
     * Flows that hold and are alike.
     *
     * @param flows how many
     * @param lines how many payments they report
     * @param total as their headers say, euro cents
     * @param credited what the bank credited of them, euro cents
     */
    public record Sent(FlowState state, CreditState credit, long flows, long lines, long total, long credited) {}

    /**
     * Credits of one day that are alike; debits and those that were taken back are left out.
     *
     * @param amount euro cents
     */
    public record Credited(LocalDate day, Reading reading, long count, long amount) {}

    /** Open anomalies that are alike. */
    public record Open(AnomalyKind kind, Severity severity, long count) {}

    /** Open anomalies of one organization that are equally severe. */
    public record OpenSomewhere(String organization, Severity severity, long count) {}

    /** Up to when a source was read, and all of it is here. */
    public record Known(String source, Instant reached) {}

    /** How far each source is known that a run reads; what only the sweeps of a night or a month reach is left out. */
    public List<Known> known(String organization) {
        return jdbc.query(
                "select source, reached from watermark where organization = ? and source not like '%-nightly'"
                        + " and source not like '%-monthly' order by source",
                (row, n) -> new Known(row.getString(1), Batches.moment(row, "reached")), organization);
    }

    /** The payments made on those days. */
    public List<Paid> paid(String organization, LocalDate from, LocalDate to) {
        return jdbc.query(
                "select paid_on, state, case when iuf is null then 0 else 1 end as reported, stamp, count(*), sum(amount)"
                        + " from payment where organization = ? and paid_on >= ? and paid_on <= ? and state <> 'OPEN'"
                        + " group by paid_on, state, case when iuf is null then 0 else 1 end, stamp order by 1, 2, 3, 4",
                (row, n) -> new Paid(
                        day(row),
                        PaymentState.valueOf(row.getString(2)),
                        row.getInt(3) == 1,
                        row.getBoolean(4),
                        row.getLong(5),
                        row.getLong(6)),
                organization,
                from,
                to);
    }

    /** The flows whose credit transfer is of those days. */
    public List<Sent> sent(String organization, LocalDate from, LocalDate to) {
        return jdbc.query(
                "select state, credit, count(*), sum(line_count), sum(header_total), sum(credited) from flow"
                        + " where organization = ? and regulation_day >= ? and regulation_day <= ?"
                        + " and state <> 'SUPERSEDED' group by state, credit order by 1, 2",
                (row, n) -> new Sent(
                        FlowState.valueOf(row.getString(1)),
                        CreditState.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)),
                organization,
                from,
                to);
    }

    /** What the bank credited on those days. */
    public List<Credited> credited(String organization, LocalDate from, LocalDate to) {
        return jdbc.query(
                "select credited_on, reading, count(*), sum(amount) from bank_credit where organization = ?"
                        + " and credited_on >= ? and credited_on <= ? and amount > 0 and cancelled = false"
                        + " group by credited_on, reading order by 1, 2",
                (row, n) -> new Credited(day(row), Reading.valueOf(row.getString(2)), row.getLong(3), row.getLong(4)),
                organization,
                from,
                to);
    }

    /** All that is open, of whatever day. */
    public List<Open> open(String organization) {
        return jdbc.query(
                "select kind, severity, count(*) from anomaly where organization = ? and closed_at is null"
                        + " group by kind, severity order by 1, 2",
                (row, n) -> new Open(
                        AnomalyKind.valueOf(row.getString(1)), Severity.valueOf(row.getString(2)), row.getLong(3)),
                organization);
    }

    /** All that is open, of whatever organization; it reads along the index of open anomalies, and none that is closed. */
    public List<OpenSomewhere> openEverywhere() {
        return jdbc.query(
                "select organization, severity, count(*) from anomaly where open_key > '' group by organization, severity",
                (row, n) -> new OpenSomewhere(row.getString(1), Severity.valueOf(row.getString(2)), row.getLong(3)));
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject(1, LocalDate.class);
    }
}
