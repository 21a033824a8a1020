package carovana.ledger;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * This process, as the other processes on the same ledger see it.
 *
 * <p>A lease belongs to a living process, not to a span of time: on PostgreSQL each process keeps one connection with
 * an advisory lock of its own number, which ends with the process and with nothing else. An H2 file has one process,
 * so all others are dead. A process that has lost its connection stops sending at once and takes a new number.
 */
@Component
public class Node {

    private static final Logger log = LoggerFactory.getLogger(Node.class);

    /** The first half of the advisory locks' key: which locks of this database are ours. */
    private static final int LOCK_CLASS = 0x6361_726f;

    private static final int SECONDS_TO_ANSWER = 2;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile long id;
    private Connection life;
    private boolean shared;

    Node(DataSource dataSource, JdbcClient jdbc, Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The number under which this process takes leases; another one after the ledger was lost. */
    public long id() {
        return id;
    }

    @PostConstruct
    synchronized void begin() throws SQLException {
        long number = jdbc.sql("select nextval('node_id')").query(Long.class).single();
        life = dataSource.getConnection();
        shared = life.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        if (shared) {
            try (var lock = life.prepareStatement("select pg_advisory_lock(?, ?)")) {
                lock.setInt(1, LOCK_CLASS);
                lock.setInt(2, (int) number);
                lock.execute();
            }
        }
        jdbc.sql("insert into node (id, name, started_at) values (?, ?, ?)")
                .params(number, ManagementFactory.getRuntimeMXBean().getName(), LocalDateTime.now(clock))
                .update();
        id = number;
    }

    /** Whether this process still holds its life line; when it does not, it takes a new number and answers no. */
    public synchronized boolean stillAlive() throws SQLException {
        if (life.isValid(SECONDS_TO_ANSWER)) {
            return true;
        }
        log.warn("The ledger was lost for a moment: what node {} had leased will be read from pagoPA first", id);
        end();
        begin();
        return false;
    }

    /**
     * Returns when everything that was committed before stands on disk.
     *
     * <p>H2 may answer a commit before it is written, when a large transaction (a page of rows) makes it write by itself
     * in that moment; a kill would then undo a lease whose instructions are sent already. It writes in order, so a small
     * commit of its own that has been written says the same of all before it. PostgreSQL needs none of this.
     */
    public void awaitDisk() {
        if (!shared) {
            jdbc.sql("update node set beats = beats + 1 where id = ?").param(id).update();
        }
    }

    /** Processes that are no more, and may have left work behind. */
    public List<Long> dead() {
        var living = shared
                ? jdbc.sql("select objid::bigint from pg_locks where locktype = 'advisory' and classid::bigint = ?"
                                + " and database = (select oid from pg_database where datname = current_database())")
                        .param(LOCK_CLASS)
                        .query(Long.class)
                        .list()
                : List.of(id);
        return jdbc.sql("select id from node").query(Long.class).list().stream()
                .filter(each -> !living.contains(each))
                .toList();
    }

    /** Ends the connection itself: given back to a pool it would go on holding its lock. */
    @PreDestroy
    synchronized void end() {
        try {
            life.abort(Runnable::run);
        } catch (SQLException e) {
            log.debug("The connection was already gone", e);
        }
    }
}
