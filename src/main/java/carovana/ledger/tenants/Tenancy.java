package carovana.ledger.tenants;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the changes of tenants and configs, and remembers each. */
@Repository("ledgerTenancy")
public class Tenancy {

    private static final String LATEST = " where id = ? and proxy = ? and kind = ? order by version desc limit ?";

    private final JdbcClient jdbc;

    Tenancy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Begins a change: all others wait until the transaction ends, so that each builds on what the one before has left.
     *
     * @return the version that it makes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long begin() {
        jdbc.sql("update tenancy set version = version + 1").update();
        return version();
    }

    /** The last change that stands; the same as before means that nothing has changed since. */
    public long version() {
        return jdbc.sql("select version from tenancy").query(Long.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void append(Change change) {
        jdbc.sql("insert into tenancy_change (id, proxy, version, kind, at, who, action, changes)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        change.id(),
                        change.proxy(),
                        change.version(),
                        change.kind().name(),
                        LocalDateTime.ofInstant(change.at().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC),
                        change.who(),
                        change.action().name(),
                        change.changes())
                .update();
    }

    /** What happened to one of them, the latest first: as many as the limit, or as can be read at once. */
    public List<Change> history(Change.Kind kind, String proxy, String id, int limit) {
        var lengths = jdbc.sql("select octet_length(changes) from tenancy_change" + LATEST)
                .params(id, proxy, kind.name(), limit)
                .query(Integer.class)
                .list();
        return jdbc.sql("select version, at, who, action, changes from tenancy_change" + LATEST)
                .params(id, proxy, kind.name(), Armful.of(lengths))
                .query((row, n) -> new Change(
                        kind,
                        proxy,
                        id,
                        row.getLong("version"),
                        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString("who"),
                        Change.Action.valueOf(row.getString("action")),
                        row.getString("changes")))
                .list();
    }
}
