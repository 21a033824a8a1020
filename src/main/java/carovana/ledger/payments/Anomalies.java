package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What does not add up: opened when it is found, closed when its cause is gone or a person says so, never forgotten. */
@Repository("ledgerAnomalies")
public class Anomalies {

    private static final int SENTENCE = 4000;

    /** The sequence's step. */
    private static final int IDS = 1000;

    private final JdbcTemplate jdbc;
    private final Looks looks;

    Anomalies(JdbcTemplate jdbc, Looks looks) {
        this.jdbc = jdbc;
        this.looks = looks;
    }

    private record Numbered(long id, Anomaly anomaly) {}

    /**
     * These groups were looked at, and this is all that is open in them: what was open and is not here is closed.
     */
    @Transactional
    public void settle(String organization, Collection<String> groups, List<Anomaly> open, Instant now) {
        var before = new HashMap<String, KnownAnomaly>();
        query(Batches.OF + " and group_key = any(?) and closed_at is null", organization, groups.toArray(String[]::new))
                .forEach(each -> before.put(key(each.anomaly()), each));
        var added = new ArrayList<Anomaly>();
        var changed = new ArrayList<Numbered>();
        for (var each : open) {
            var known = before.remove(key(each));
            if (known == null) {
                added.add(each);
            } else if (!shortened(each).equals(known.anomaly())) {
                changed.add(new Numbered(known.id(), each));
            }
        }
        close(before, now);
        update(changed);
        insert(added, now);
    }

    private void close(Map<String, KnownAnomaly> gone, Instant now) {
        jdbc.update(
                "update anomaly set closed_at = ?, open_key = null where id = any(?)",
                Batches.utc(now),
                gone.values().stream().map(KnownAnomaly::id).toArray(Long[]::new));
    }

    private void update(List<Numbered> changed) {
        Batches.changed(
                jdbc,
                "update anomaly set group_key = ?, severity = ?, since = ?, open_from = ?, evidence = ?, sentence = ? where id = ?",
                changed,
                (statement, each) -> {
                    statement.setString(1, each.anomaly().group());
                    statement.setString(2, each.anomaly().severity().name());
                    statement.setObject(3, Batches.utc(each.anomaly().since()));
                    statement.setObject(4, Batches.utc(each.anomaly().openFrom()));
                    statement.setString(5, each.anomaly().evidence());
                    statement.setString(6, shortened(each.anomaly()).sentence());
                    statement.setLong(7, each.id());
                });
    }

    private void insert(List<Anomaly> added, Instant now) {
        var numbered = new ArrayList<Numbered>();
        long id = 0;
        for (int i = 0; i < added.size(); i++) {
            id = i % IDS == 0 ? jdbc.queryForObject("select nextval('anomaly_id')", Long.class) : id + 1;
            numbered.add(new Numbered(id, added.get(i)));
        }
        Batches.changed(
                jdbc,
                "insert into anomaly (id, organization, kind, group_key, subject, severity, since, open_from, evidence,"
                        + " sentence, opened_at, open_key) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                numbered,
                (statement, each) -> {
                    var anomaly = each.anomaly();
                    statement.setLong(1, each.id());
                    statement.setString(2, anomaly.organization());
                    statement.setString(3, anomaly.kind().name());
                    statement.setString(4, anomaly.group());
                    statement.setString(5, anomaly.subject());
                    statement.setString(6, anomaly.severity().name());
                    statement.setObject(7, Batches.utc(anomaly.since()));
                    statement.setObject(8, Batches.utc(anomaly.openFrom()));
                    statement.setString(9, anomaly.evidence());
                    statement.setString(10, shortened(anomaly).sentence());
                    statement.setObject(11, Batches.utc(now));
                    statement.setString(12, key(anomaly));
                });
    }

    /**
     * A person closes an anomaly; its group is looked at again, since that may change what depends on it.
     *
     * @return whether it was open
     */
    @Transactional
    public boolean close(String organization, long id, String by, String reason, Instant now) {
        var open = query("organization = ? and id = ? and closed_at is null", organization, id);
        int closed = jdbc.update(
                "update anomaly set closed_at = ?, closed_by = ?, reason = ?, open_key = null"
                        + " where organization = ? and id = ? and closed_at is null",
                Batches.utc(now),
                by,
                Batches.shortened(reason, 1000),
                organization,
                id);
        open.forEach(each -> looks.mark(organization, List.of(each.anomaly().group()), now));
        return closed > 0;
    }

    /** What people said about these groups. */
    public List<Closure> closures(String organization, Collection<String> groups) {
        return query(
                        Batches.OF + " and group_key = any(?) and closed_by is not null",
                        organization,
                        groups.toArray(String[]::new))
                .stream()
                .map(each -> new Closure(
                        each.anomaly().kind(),
                        each.anomaly().subject(),
                        each.anomaly().evidence(),
                        each.closedBy(),
                        each.closedAt(),
                        each.reason()))
                .toList();
    }

    /** The groups in which anomalies of these kinds are open. */
    public List<String> groups(String organization, Set<AnomalyKind> kinds) {
        return jdbc.queryForList(
                "select distinct group_key from anomaly where organization = ? and closed_at is null and kind = any(?)",
                String.class,
                organization,
                kinds.stream().map(AnomalyKind::name).toArray(String[]::new));
    }

    /** What is open, in the order it was found, behind a given one. */
    public List<KnownAnomaly> open(String organization, long after, int limit) {
        return query(
                "organization = ? and closed_at is null and id > ? order by id limit ?", organization, after, limit);
    }

    private List<KnownAnomaly> query(String where, Object... values) {
        return jdbc.query("select * from anomaly where " + where, Anomalies::anomaly, values);
    }

    static KnownAnomaly anomaly(ResultSet row, int n) throws SQLException {
        return new KnownAnomaly(
                row.getLong("id"),
                new Anomaly(
                        row.getString("organization"),
                        AnomalyKind.valueOf(row.getString("kind")),
                        row.getString("group_key"),
                        row.getString("subject"),
                        Severity.valueOf(row.getString("severity")),
                        Batches.moment(row, "since"),
                        Batches.moment(row, "open_from"),
                        row.getString("evidence"),
                        row.getString("sentence")),
                Batches.moment(row, "opened_at"),
                Batches.moment(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("reason"));
    }

    /** As the ledger keeps it: microseconds, and a sentence that is not too long. */
    private static Anomaly shortened(Anomaly each) {
        return new Anomaly(
                each.organization(),
                each.kind(),
                each.group(),
                each.subject(),
                each.severity(),
                each.since().truncatedTo(ChronoUnit.MICROS),
                each.openFrom().truncatedTo(ChronoUnit.MICROS),
                each.evidence(),
                Batches.shortened(each.sentence(), SENTENCE));
    }

    private static String key(Anomaly each) {
        return each.organization() + "/" + each.kind() + "/" + each.subject();
    }
}
