package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The files in which back offices are told what was paid, and the lines that were entered in them. */
@Repository("ledgerPaidFiles")
public class PaidFiles {

    private final JdbcTemplate jdbc;

    PaidFiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file of one day.
     *
     * @param isChanges whether it tells what has changed, and not what is new
     * @param part from 1; a further part is begun when the one before was taken away
     * @param lines how many were entered
     * @param isWritten whether all of them stand in the outbox
     */
    public record PaidFile(
            long id, String organization, LocalDate day, boolean isChanges, int part, int lines, boolean isWritten) {}

    /** The last part of that day; nothing when there is none. */
    public Optional<PaidFile> latest(String organization, LocalDate day, boolean changes) {
        return query(
                        "organization = ? and of_day = ? and changes = ? order by part desc limit 1",
                        organization,
                        day,
                        changes)
                .stream()
                .findFirst();
    }

    /** Those with lines that are not in the outbox, oldest first. */
    public List<PaidFile> unwritten(String organization) {
        return query("organization = ? and written_at is null order by id", organization);
    }

    /** The lines of a file, in order, from behind a given one. */
    public List<PaidLine> lines(PaidFile file, int after, int limit) {
        return jdbc.query(
                "select * from paid_line where file = ? and number > ? order by file, number limit ?",
                PaidFiles::line,
                file.id(),
                after,
                limit);
    }

    /** It stands in the outbox with so many lines. */
    public void written(PaidFile file, Instant now) {
        jdbc.update(
                "update paid_file set written_at = ? where id = ? and line_count = ?",
                Batches.utc(now),
                file.id(),
                file.lines());
    }

    /** The file that lines go into; it is to be written again then. */
    long entered(String organization, LocalDate day, boolean changes, int part, int lines) {
        jdbc.update(
                "insert into paid_file (id, organization, of_day, changes, part, line_count) values"
                        + " (nextval('paid_file_id'), ?, ?, ?, ?, 0) on conflict do nothing",
                organization,
                day,
                changes,
                part);
        jdbc.update(
                "update paid_file set line_count = line_count + ?, written_at = null"
                        + " where organization = ? and of_day = ? and changes = ? and part = ?",
                lines,
                organization,
                day,
                changes,
                part);
        return latest(organization, day, changes).orElseThrow().id();
    }

    private List<PaidFile> query(String where, Object... values) {
        return jdbc.query(
                "select * from paid_file where " + where,
                (row, n) -> new PaidFile(
                        row.getLong("id"),
                        row.getString("organization"),
                        row.getObject("of_day", LocalDate.class),
                        row.getBoolean("changes"),
                        row.getInt("part"),
                        row.getInt("line_count"),
                        row.getObject("written_at") != null),
                values);
    }

    static PaidLine line(ResultSet row, int n) throws SQLException {
        return new PaidLine(
                row.getLong("file"),
                row.getInt("number"),
                new PaymentKey(
                        row.getString("organization"), row.getString("iuv"), row.getString("iur"), row.getInt("idx")),
                row.getString("iupd"),
                row.getString("nav"),
                row.getString("psp"),
                row.getLong("amount"),
                Batches.moment(row, "paid_at"),
                row.getObject("paid_on", LocalDate.class),
                row.getString("iuf"),
                row.getBoolean("stamp"),
                row.getString("state"),
                row.getString("before"));
    }
}
