package carovana.ledger.payments;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The receipts that were listed and could not be taken; what came instead of one is kept. */
@Repository("ledgerMissedReceipts")
public class MissedReceipts {

    private static final int TROUBLE = 1000;

    private final JdbcTemplate jdbc;
    private final Documents documents;

    MissedReceipts(JdbcTemplate jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    /**
     * A receipt that is not there yet.
     *
     * @param paidAt as it was listed; may be null
     * @param tries that failed
     * @param trouble what the last one said
     */
    public record Missed(String iuv, Instant paidAt, Instant missedAt, int tries, String trouble) {}

    /**
     * It could not be taken.
     *
     * @param paidAt as it was listed; may be null
     * @param content what came instead, kept once for as long as the trouble is the same; null when nothing did
     * @param again when to try again
     */
    @Transactional
    public void missed(
            String organization,
            String iuv,
            Instant paidAt,
            String trouble,
            byte[] content,
            Instant now,
            Instant again) {
        var told = Batches.shortened(trouble, TROUBLE);
        int there = jdbc.update(
                "update missed_receipt set tries = tries + 1, due_at = ? where organization = ? and iuv = ?"
                        + " and trouble = ?",
                Batches.utc(again),
                organization,
                iuv,
                told);
        if (there > 0) {
            return;
        }
        var document = content == null ? null : documents.keep(new ByteArrayInputStream(content));
        jdbc.update(
                "insert into missed_receipt (organization, iuv, paid_at, missed_at, tries, trouble, due_at)"
                        + " values (?, ?, ?, ?, 0, '', ?) on conflict do nothing",
                organization,
                iuv,
                Batches.utc(paidAt),
                Batches.utc(now),
                Batches.utc(again));
        jdbc.update(
                "update missed_receipt set tries = tries + 1, trouble = ?, due_at = ?, document = coalesce(?, document)"
                        + " where organization = ? and iuv = ?",
                told,
                Batches.utc(again),
                document,
                organization,
                iuv);
    }

    /** Those to be tried again, oldest first, so many at most. */
    public List<Missed> due(String organization, Instant now, int limit) {
        return query("and due_at <= ? order by due_at, iuv limit ?", organization, Batches.utc(now), limit);
    }

    /** All of an organization, oldest first, so many at most. */
    public List<Missed> of(String organization, int limit) {
        return query("order by due_at, iuv limit ?", organization, limit);
    }

    /** Those of these IUVs whose receipts were missed. */
    public Set<String> among(String organization, Collection<String> iuvs) {
        return new HashSet<>(jdbc.queryForList(
                "select iuv from missed_receipt where organization = ? and iuv = any(?)",
                String.class,
                organization,
                iuvs.toArray(String[]::new)));
    }

    private List<Missed> query(String rest, Object... values) {
        return jdbc.query(
                "select * from missed_receipt where organization = ? " + rest,
                (row, n) -> new Missed(
                        row.getString("iuv"),
                        Batches.moment(row, "paid_at"),
                        Batches.moment(row, "missed_at"),
                        row.getInt("tries"),
                        row.getString("trouble")),
                values);
    }

    /** They are there now. */
    @Transactional
    public void found(String organization, Collection<String> iuvs) {
        Batches.changed(
                jdbc, "delete from missed_receipt where organization = ? and iuv = ?", iuvs, (statement, iuv) -> {
                    statement.setString(1, organization);
                    statement.setString(2, iuv);
                });
    }
}
