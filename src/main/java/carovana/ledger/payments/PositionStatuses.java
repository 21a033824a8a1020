package carovana.ledger.payments;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What pagoPA last said of positions whose payments do not tell it. */
@Repository("ledgerPositionStatuses")
public class PositionStatuses {

    private static final String WANTED = "S:";
    private static final String FEE = "+";

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
     * @param options what it says of each payment option, by IUV
     */
    public record PositionStatus(String iupd, String status, Map<String, OptionStatus> options, Instant readAt) {
        public PositionStatus {
            options = Map.copyOf(options);
        }
    }

    /**
     * What pagoPA says of a payment option.
     *
     * @param status such as PO_UNPAID
     * @param notificationFee what serving the notice has added, euro cents
     */
    public record OptionStatus(String status, long notificationFee) {

        private static OptionStatus read(String text) {
            var parts = text.split("[" + FEE + "]", 2);
            return new OptionStatus(parts[0], parts.length == 1 ? 0 : Long.parseLong(parts[1]));
        }

        private String written() {
            return notificationFee == 0 ? status : status + FEE + notificationFee;
        }
    }

    /** Notes what pagoPA says: it need not be asked any more, and the payments are looked at again. */
    @Transactional
    public void note(String organization, PositionStatus status, Collection<String> iuvs) {
        var options = new TreeMap<>(status.options())
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue().written())
                        .collect(Collectors.joining("\n"));
        jdbc.update(
                "insert into position_status (organization, iupd, status, options, read_at) values (?, ?, '', '', ?)"
                        + " on conflict do nothing",
                organization,
                status.iupd(),
                Batches.utc(status.readAt()));
        jdbc.update(
                "update position_status set status = ?, options = ?, read_at = ? where organization = ? and iupd = ?",
                status.status(),
                options,
                Batches.utc(status.readAt()),
                organization,
                status.iupd());
        // in this order: who looks at payments holds those, and then says what is wanted
        looks.mark(organization, iuvs.stream().map(each -> "P:" + each).toList(), status.readAt());
        forget(organization, iuvs);
    }

    /** Somebody wants to know, from some moment on, what pagoPA says of the positions with these IUVs. */
    @Transactional
    public void want(String organization, Map<String, Instant> fromByIuv) {
        fromByIuv.entrySet().stream()
                .collect(groupingBy(
                        Map.Entry::getValue, TreeMap::new, mapping(each -> WANTED + each.getKey(), toList())))
                .forEach((from, groups) -> looks.mark(organization, groups, from));
    }

    /**
     * The IUVs of what is wanted now, what waits longest first. If no answer comes it is wanted again.
     *
     * @param again when
     */
    @Transactional
    public List<String> wanted(String organization, Instant now, Instant again, int limit) {
        var groups = looks.due(organization, "S", now, limit);
        looks.looked(organization, groups, groups.stream().collect(Collectors.toMap(each -> each, each -> again)));
        return groups.stream().map(Looks::key).toList();
    }

    /** Nobody wants to know any more. */
    @Transactional
    public void forget(String organization, Collection<String> iuvs) {
        looks.looked(organization, iuvs.stream().map(each -> WANTED + each).toList(), Map.of());
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
                                            .collect(Collectors.toMap(
                                                    each -> each[0], each -> OptionStatus.read(each[1]))),
                                    Batches.moment(row, "read_at")));
                },
                organization,
                iupds.toArray(String[]::new));
        return known;
    }
}
