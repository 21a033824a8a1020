package carovana.ledger.payments;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What pagoPA last said of positions whose payments do not tell it. */
@Repository("ledgerPositionStatuses")
public class PositionStatuses {

    private final JdbcTemplate jdbc;
    private final Looks looks;

    PositionStatuses(JdbcTemplate jdbc, Looks looks) {
        this.jdbc = jdbc;
        this.looks = looks;
    }

    /**
     * What pagoPA says of a position.
     *
     * @param status such as VALID or PAID; DELETED when pagoPA does not have it
     * @param options what it says of each payment option, such as PO_UNPAID, by IUV
     */
    public record PositionStatus(String iupd, String status, Map<String, String> options, Instant readAt) {
        public PositionStatus {
            options = Map.copyOf(options);
        }
    }

    /** Notes what pagoPA says; where that is news, the payments are looked at again. */
    @Transactional
    public void note(String organization, PositionStatus status, Collection<String> iuvs) {
        var options = new TreeMap<>(status.options())
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n"));
        jdbc.update(
                "insert into position_status (organization, iupd, status, options, read_at) values (?, ?, '', '', ?)"
                        + " on conflict do nothing",
                organization,
                status.iupd(),
                Batches.utc(status.readAt()));
        int news = jdbc.update(
                "update position_status set status = ?, options = ? where organization = ? and iupd = ?"
                        + " and (status <> ? or options <> ?)",
                status.status(),
                options,
                organization,
                status.iupd(),
                status.status(),
                options);
        jdbc.update(
                "update position_status set read_at = ? where organization = ? and iupd = ?",
                Batches.utc(status.readAt()),
                organization,
                status.iupd());
        if (news > 0) {
            looks.mark(organization, iuvs.stream().map(each -> "P:" + each).toList(), status.readAt());
        }
    }

    /** What is known of these positions, by IUPD. */
    public Map<String, PositionStatus> of(String organization, Collection<String> iupds) {
        var known = new HashMap<String, PositionStatus>();
        jdbc.query(
                "select * from position_status where " + Batches.OF + " and iupd = any(?)",
                row -> {
                    known.put(
                            row.getString("iupd"),
                            new PositionStatus(
                                    row.getString("iupd"),
                                    row.getString("status"),
                                    row.getString("options")
                                            .lines()
                                            .map(each -> each.split("=", 2))
                                            .collect(Collectors.toMap(each -> each[0], each -> each[1])),
                                    Batches.moment(row, "read_at")));
                },
                organization,
                iupds.toArray(String[]::new));
        return known;
    }
}
