package carovana.ledger.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The anomalies as people read them: newest first, page by page along an index. */
@Repository("ledgerAnomalyPages")
public class AnomalyPages {

    /** Those with that very subject, wherever they were found, and those found where that flow, IUV or credit was looked at. */
    static final String ABOUT =
            "select a.* from (select id as about from anomaly where organization = ? and subject = ?"
                    + " union select id from anomaly where " + Batches.OF + " and group_key = any(?)) s"
                    + " join anomaly a on a.id = s.about where ";

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
        var values = new ArrayList<Object>();
        if (asked.subject() != null) {
            values.addAll(about(organization, asked.subject()));
        }
        var where = new StringBuilder("organization = ?");
        values.add(organization);
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
        values.add(before);
        values.add(limit);
        return jdbc.query(
                asked.subject() == null
                        ? "select * from anomaly where " + where + " and id < ? order by " + order + " limit ?"
                        : ABOUT + where + " and id < ? order by id desc limit ?",
                Anomalies::anomaly,
                values.toArray());
    }

    private static List<Object> about(String organization, String subject) {
        var groups = List.of("P:" + subject, "F:" + FlowId.key(subject), "C:" + subject);
        return List.of(organization, subject, organization, groups.toArray(String[]::new));
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
