package carovana.ledger.payments;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * When each source of each organization was read, what was found, and up to where it is known. Runs that are asked for
 * are in {@link AskedRuns}.
 */
@Repository("ledgerRuns")
public class Runs {

    private static final int TROUBLE = 1000;

    private final JdbcTemplate jdbc;

    Runs(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param source such as receipts or flows, up to 30 characters
     * @return the run's number
     */
    @Transactional
    public long start(String organization, String source, Instant now) {
        long id = jdbc.queryForObject("select nextval('run_id')", Long.class);
        jdbc.update(
                "insert into run (id, organization, source, started_at) values (?, ?, ?, ?)",
                id,
                organization,
                source,
                Batches.utc(now));
        return id;
    }

    /**
     * @param found how much was new
     * @param trouble what kept it from reading everything; null when nothing did
     */
    public void finish(long id, int found, String trouble, Instant now) {
        jdbc.update(
                "update run set finished_at = ?, found = ?, trouble = ? where id = ?",
                Batches.utc(now),
                found,
                Batches.shortened(trouble, TROUBLE),
                id);
    }

    /** Up to where a source was read; nothing when it never was. */
    public Optional<Instant> reached(String organization, String source) {
        return jdbc
                .query(
                        "select reached from watermark where organization = ? and source = ?",
                        (row, n) -> Batches.moment(row, "reached"),
                        organization,
                        source)
                .stream()
                .findFirst();
    }

    /** A source was read up to there, and all of it is stored; never goes back. */
    @Transactional
    public void reach(String organization, String source, Instant moment) {
        jdbc.update(
                "insert into watermark (organization, source, reached) values (?, ?, ?) on conflict do nothing",
                organization,
                source,
                Batches.utc(moment));
        jdbc.update(
                "update watermark set reached = ? where organization = ? and source = ? and reached < ?",
                Batches.utc(moment),
                organization,
                source,
                Batches.utc(moment));
    }
}
