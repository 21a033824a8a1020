package carovana.ledger.payments;

import carovana.ledger.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The runs that were asked for. Of each organization one waits at most, so that asking ten times runs once; and one is
 * under way at most, whichever node has it.
 */
@Repository("ledgerAskedRuns")
public class AskedRuns {

    private static final int TROUBLE = 1000;
    private static final int CANDIDATES = 20;

    private final JdbcTemplate jdbc;
    private final Node node;
    private final Clock clock;

    AskedRuns(JdbcTemplate jdbc, Node node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Asks for a run, which begins within a second or so. While one waits already, that one is meant; one that is under
     * way may have passed what the asker wants seen, so another one follows it.
     *
     * @return the number of the run
     */
    @Transactional
    public long ask(String organization) {
        while (true) {
            long id = jdbc.queryForObject("select nextval('run_id')", Long.class);
            int asked = jdbc.update(
                    "insert into asked_run (id, organization, waiting_key, asked_at) values (?, ?, ?, ?)"
                            + " on conflict do nothing",
                    id,
                    organization,
                    organization,
                    now());
            if (asked > 0) {
                return id;
            }
            var waiting = jdbc.queryForList("select id from asked_run where waiting_key = ?", Long.class, organization);
            if (!waiting.isEmpty()) {
                return waiting.get(0);
            }
        }
    }

    public Optional<AskedRun> find(String organization, long id) {
        return jdbc
                .query("select * from asked_run where id = ? and organization = ?", AskedRuns::run, id, organization)
                .stream()
                .findFirst();
    }

    /** Takes a run that waits, of an organization that has none under way, for this process. */
    public Optional<AskedRun> claim() {
        var waiting = jdbc.queryForList(
                "select id from asked_run where waiting_key > '' and waiting_key not in"
                        + " (select running_key from asked_run where running_key > '') order by waiting_key limit ?",
                Long.class,
                CANDIDATES);
        for (long id : waiting) {
            if (begin(id)) {
                return jdbc.query("select * from asked_run where id = ?", AskedRuns::run, id).stream()
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private boolean begin(long id) {
        try {
            return jdbc.update(
                            "update asked_run set running_key = organization, waiting_key = null, node = ?, started_at = ?"
                                    + " where id = ? and waiting_key is not null",
                            node.id(),
                            now(),
                            id)
                    > 0;
        } catch (DuplicateKeyException another) {
            // another node has just begun one of the same organization
            return false;
        }
    }

    /** @param trouble what broke it off; null when nothing did */
    public void finish(long id, String trouble) {
        jdbc.update(
                "update asked_run set finished_at = ?, running_key = null, node = 0, trouble = ? where id = ?",
                now(),
                Batches.shortened(trouble, TROUBLE),
                id);
    }

    /**
     * Ends the runs of processes that are no more, and asks for them anew. A process that is no more is no longer among
     * the nodes, once its leases were taken back.
     *
     * @return the organizations
     */
    @Transactional
    public List<String> recover() {
        var broken = jdbc.query(
                "select * from asked_run r where running_key > ''"
                        + " and not exists (select n.id from node n where n.id = r.node)",
                AskedRuns::run);
        for (var run : broken) {
            finish(run.id(), "The process that was at it ended; another run follows");
            ask(run.organization());
        }
        return broken.stream().map(AskedRun::organization).toList();
    }

    private LocalDateTime now() {
        return Batches.utc(clock.instant());
    }

    private static AskedRun run(ResultSet row, int n) throws SQLException {
        return new AskedRun(
                row.getLong("id"),
                row.getString("organization"),
                Batches.moment(row, "asked_at"),
                Batches.moment(row, "started_at"),
                Batches.moment(row, "finished_at"),
                row.getString("trouble"));
    }
}
