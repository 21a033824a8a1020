package carovana.ledger.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The anomalies as people read them: newest first, page by page along an index. */
@Repository("ledgerAnomalyPages")
public class AnomalyPages {

    private final JdbcTemplate jdbc;

    AnomalyPages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which anomalies; null is any.
     *
     * @param subject what they are about: an IUV, a flow's id, a credit's reference, a day, or a whole subject as an
     *     anomaly has it
     */
    public record Asked(AnomalyKind kind, Severity severity, Boolean open, String subject) {

        public static final Asked OPEN = new Asked(null, null, true, null);
    }

    /** @param before the number of the last anomaly of the page before; {@link Long#MAX_VALUE} for the first page */
    public List<KnownAnomaly> page(String organization, Asked asked, long before, int limit) {
        var values = new ArrayList<Object>(List.of(organization));
        var where = new StringBuilder("organization = ?");
        var order = "organization, id desc";
        if (asked.kind() != null) {
            where.append(" and kind = ?");
            values.add(asked.kind().name());
            order = "organization, kind, id desc";
        }
        if (asked.severity() != null) {
            where.append(" and severity = ?");
            values.add(asked.severity().name());
        }
        if (asked.open() != null) {
            where.append(asked.open() ? " and closed_at is null" : " and closed_at is not null");
            // those that are open are few among all that ever were
            order = asked.open() ? "organization, closed_at, id desc" : order;
        }
        if (asked.subject() != null) {
            about(asked.subject(), where, values);
        }
        values.add(before);
        values.add(limit);
        return jdbc.query(
                "select * from anomaly where " + where + " and id < ? order by " + order + " limit ?",
                Anomalies::anomaly,
                values.toArray());
    }

    /** By the groups it may be found in, for which there is an index. */
    private static void about(String subject, StringBuilder where, List<Object> values) {
        int slash = subject.indexOf('/');
        var iuv = "P:" + (slash < 0 ? subject : subject.substring(0, slash));
        var whole = List.of("P:" + subject, "F:" + subject.toUpperCase(Locale.ROOT), "C:" + subject);
        where.replace(0, "organization = ?".length(), Batches.OF);
        where.append(" and group_key = any(?) and (subject = ? or group_key = any(?))");
        var groups = new ArrayList<>(whole);
        groups.add(iuv);
        groups.add("G:gaps");
        values.add(groups.toArray(String[]::new));
        values.add(subject);
        values.add(whole.toArray(String[]::new));
    }

    public Optional<KnownAnomaly> find(String organization, long id) {
        return jdbc
                .query("select * from anomaly where id = ? and organization = ?", Anomalies::anomaly, id, organization)
                .stream()
                .findFirst();
    }

    /** The open ones, blocking ones first, then the newest, so many at most. */
    public List<KnownAnomaly> worst(String organization, int limit) {
        return jdbc.query(
                "select * from anomaly where organization = ? and closed_at is null"
                        + " order by case severity when 'BLOCK' then 0 when 'WARN' then 1 else 2 end, opened_at desc, id desc"
                        + " limit ?",
                Anomalies::anomaly,
                organization,
                limit);
    }
}
