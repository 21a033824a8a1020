package carovana.ledger.payments;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The groups to look at: {@code F:IUF}, {@code L:number of a flow}, {@code P:iuv}, {@code C:reference};
 * and {@code S:iuv}, of whose position pagoPA is to be asked. What has nothing new and whose time has not come is not in anybody's way, however much of it there is.
 */
@Repository("ledgerLooks")
public class Looks {

    private static final int PAGE = 1000;
    private static final int LINES = 10_000;

    private final JdbcTemplate jdbc;

    Looks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something new is known of these groups: they are to be looked at from that moment on, if not before. Called in the
     * transaction that brings the news; whoever is looking at them just now has first to finish.
     */
    @Transactional
    public void mark(String organization, Collection<String> groups, Instant at) {
        // always in the same order, so that two who mark the same groups wait for each other instead of deadlocking
        var ordered = List.copyOf(new TreeSet<>(groups));
        for (int from = 0; from < ordered.size(); from += PAGE) {
            markPage(organization, ordered.subList(from, Math.min(from + PAGE, ordered.size())), Batches.utc(at));
        }
    }

    private void markPage(String organization, List<String> groups, LocalDateTime at) {
        // what was looked at in between has gone away, and is entered again
        while (insert(organization, groups, at) < groups.size()) {
            var there = Batches.changed(
                    jdbc,
                    "update look set due_at = least(due_at, cast(? as timestamp)) where organization = ? and group_key = ?",
                    groups,
                    (statement, group) -> {
                        statement.setObject(1, at);
                        statement.setString(2, organization);
                        statement.setString(3, group);
                    });
            if (there.size() == groups.size()) {
                return;
            }
        }
    }

    private int insert(String organization, List<String> groups, LocalDateTime at) {
        return jdbc.update(
                "insert into look (organization, kind, group_key, due_at)"
                        + " select cast(? as varchar(11)), substring(marked.group_key, 1, 1), marked.group_key,"
                        + " cast(? as timestamp) from unnest(cast(? as varchar array)) marked(group_key)"
                        + " on conflict do nothing",
                organization,
                at,
                groups.toArray(String[]::new));
    }

    /**
     * The payments of a flow's lines are to be looked at, since the flow itself has changed: one mark, {@code L:number},
     * however many they are. Each of them is marked when its turn comes, by {@link #markPaymentsOf}.
     */
    @Transactional
    public void markLinesOf(long flow, String organization, Instant at) {
        mark(organization, List.of("L:" + flow), at);
    }

    /** Marks each payment of a flow's lines. */
    @Transactional
    public void markPaymentsOf(long flow, String organization, Instant at) {
        int last = jdbc.queryForObject(
                "select coalesce(max(number), 0) from flow_line where flow = ?", Integer.class, flow);
        for (int from = 0; from < last; from += LINES) {
            var iuvs = "(select distinct iuv from flow_line where flow = ? and number > ? and number <= ?) line";
            int marked = jdbc.update(
                    "insert into look (organization, kind, group_key, due_at) select ?, 'P', 'P:' || line.iuv,"
                            + " cast(? as timestamp) from " + iuvs + " where not exists (select 1 from look known"
                            + " where known.group_key = 'P:' || line.iuv and known.organization = ?)"
                            + " order by line.iuv on conflict do nothing",
                    organization,
                    Batches.utc(at),
                    flow,
                    from,
                    from + LINES,
                    organization);
            var groups = marked == Math.min(LINES, last - from)
                    ? List.<String>of()
                    : jdbc.queryForList("select 'P:' || line.iuv from " + iuvs, String.class, flow, from, from + LINES);
            // some stand more than once, or were marked before
            if (groups.size() > marked) {
                mark(organization, groups, at);
            }
        }
    }

    /** Those of these organizations of which something is due. */
    public List<String> organizationsDue(Collection<String> organizations, Instant now) {
        var due = Batches.utc(now);
        var kinds = Stream.of("F", "L", "P", "C", "G")
                .map(kind -> "exists (select 1 from look where look.organization = asked.code and look.kind = '" + kind
                        + "' and look.due_at <= ?)")
                .collect(Collectors.joining(" or "));
        return jdbc.queryForList(
                "select asked.code from unnest(cast(? as varchar array)) asked(code) where " + kinds,
                String.class,
                organizations.toArray(String[]::new),
                due,
                due,
                due,
                due,
                due);
    }

    /**
     * Takes groups whose time has come: until the transaction ends nobody else gets them.
     *
     * @param kind F for flows, L for the lines of one, P for payments, C for credits, G for gaps: flows come first, since
     *     payments depend on them
     * @return those that wait longest, so many at most
     */
    public List<String> due(String organization, String kind, Instant now, int limit) {
        // two steps, and the whole index named: else H2 locks and sorts all that is due before it gives the first
        var candidates = jdbc.queryForList(
                "select group_key from look where organization = ? and kind = ? and due_at <= ?"
                        + " order by organization, kind, due_at, group_key limit ?",
                String.class,
                organization,
                kind,
                Batches.utc(now),
                limit);
        return jdbc.queryForList(
                "select group_key from look where " + Batches.OF + " and group_key = any(?) and due_at <= ?"
                        + " order by due_at, group_key for update skip locked",
                String.class,
                organization,
                candidates.toArray(String[]::new),
                Batches.utc(now));
    }

    /** What follows the kind in the name of a group. */
    public static String key(String group) {
        return group.substring(2);
    }

    /**
     * These groups were looked at.
     *
     * @param again when time alone may change something, by group; none for those that only news can change
     */
    @Transactional
    public void looked(String organization, Collection<String> groups, Map<String, Instant> again) {
        var later = groups.stream().filter(again::containsKey).sorted().toList();
        Batches.changed(
                jdbc,
                "delete from look where organization = ? and group_key = ?",
                groups.stream().filter(each -> !again.containsKey(each)).toList(),
                (statement, group) -> {
                    statement.setString(1, organization);
                    statement.setString(2, group);
                });
        Batches.changed(
                jdbc,
                "update look set due_at = ? where organization = ? and group_key = ?",
                later,
                (statement, group) -> {
                    // a deadline is passed just after it
                    statement.setObject(1, Batches.utc(again.get(group).plusNanos(1000)));
                    statement.setString(2, organization);
                    statement.setString(3, group);
                });
    }
}
