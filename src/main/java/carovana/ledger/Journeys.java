package carovana.ledger;

import carovana.positions.DebtPosition;
import carovana.positions.Operation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where each position is, and how it came there. */
@Repository
public class Journeys {

    /** What pagoPA has done. */
    private static final Set<String> DONE = Arrays.stream(Operation.values())
            .map(each -> Outcome.of(each).name())
            .collect(Collectors.toSet());

    private final JdbcClient jdbc;

    Journeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that was asked for a position, and its place in the caravan.
     *
     * @param state WAITING, CREATED, UPDATED, PUBLISHED, INVALIDATED, DELETED, RESTORED, REFUSED or PARKED
     * @param since when that happened
     */
    public record Summary(long id, String iupd, Operation operation, String state, Instant since, long drop, int row) {}

    /**
     * Something that happened to a position.
     *
     * @param event RECEIVED, WAITING, REPLAYED, DUPLICATE, REJECTED, or how what was asked ended: {@link Outcome}
     * @param operation what was asked; null when the ledger did not take it
     */
    public record Event(Instant at, String event, Operation operation, long drop, int row, String reason) {}

    /**
     * @param state as what was asked last left it; something that was refused leaves it as it was
     * @param position as pagoPA has it or had it last, as far as the ledger knows; before that, as it was asked for
     */
    public record Journey(String organization, String iupd, String state, DebtPosition position, List<Event> events) {}

    /** The latest positions of an organization, newest first, before a given instruction number. */
    public List<Summary> latest(String organization, long before, int limit) {
        return jdbc.sql("""
                        select i.id, i.iupd, i.operation, i.drop_id, i.first_row,
                               coalesce(o.kind, 'WAITING') as state, coalesce(o.at, i.received_at) as since
                        from instruction i left join outcome o on o.instruction = i.id
                             and o.number = (select max(last.number) from outcome last where last.instruction = i.id)
                        where i.organization = ? and i.id < ? order by i.id desc limit ?""")
                .params(organization, before, limit)
                .query((row, n) -> new Summary(
                        row.getLong("id"),
                        row.getString("iupd"),
                        Operation.valueOf(row.getString("operation")),
                        state(row.getString("state")),
                        at(row, "since"),
                        row.getLong("drop_id"),
                        row.getInt("first_row")))
                .list();
    }

    /** Everything that happened to a position, in order; without events when the ledger does not know it. */
    public Journey journey(String organization, String iupd) {
        var events = new ArrayList<Event>();
        var place = new Place();
        jdbc.sql("select id, drop_id, first_row, operation, received_at, warnings, payload from instruction"
                        + " where organization = ? and iupd = ? order by id")
                .params(organization, iupd)
                .query(row -> {
                    var received = new Event(
                            at(row, "received_at"),
                            "RECEIVED",
                            Operation.valueOf(row.getString("operation")),
                            row.getLong("drop_id"),
                            row.getInt("first_row"),
                            sentences(row.getString("warnings")));
                    var outcomes = outcomes(row.getLong("id"), received);
                    events.add(received);
                    events.addAll(outcomes);
                    place.reach(
                            outcomes.isEmpty()
                                    ? "RECEIVED"
                                    : outcomes.get(outcomes.size() - 1).event(),
                            row.getString("payload"));
                });
        events.addAll(duplicates(organization, iupd));
        events.sort(Comparator.comparing(Event::at));
        return new Journey(organization, iupd, place.state, Payloads.read(place.payload), events);
    }

    /** Where the instructions of a position have brought it, one after the other. */
    private static final class Place {
        private String state;
        private String payload;
        private boolean stands;

        void reach(String lastEvent, String asked) {
            var reached = state(lastEvent);
            boolean done = DONE.contains(reached);
            if (!reached.equals("REFUSED") || state == null || state.equals("DELETED")) {
                state = reached;
            }
            if (asked != null && (done || !stands)) {
                payload = asked;
            }
            stands = done ? !reached.equals("DELETED") : stands;
        }
    }

    private List<Event> outcomes(long instruction, Event received) {
        return jdbc.sql("select at, kind, reason from outcome where instruction = ? order by number")
                .param(instruction)
                .query((found, n) -> new Event(
                        at(found, "at"),
                        found.getString("kind"),
                        received.operation(),
                        received.drop(),
                        received.row(),
                        found.getString("reason")))
                .list();
    }

    private List<Event> duplicates(String organization, String iupd) {
        return jdbc.sql("""
                        select d.received_at, v.outcome, v.drop_id, v.first_row, v.reasons
                        from verdict v join instruction i on i.id = v.instruction join drops d on d.id = v.drop_id
                        where i.organization = ? and i.iupd = ?""")
                .params(organization, iupd)
                .query((row, n) -> new Event(
                        at(row, "received_at"),
                        row.getString("outcome"),
                        null,
                        row.getLong("drop_id"),
                        row.getInt("first_row"),
                        sentences(row.getString("reasons"))))
                .list();
    }

    private static String sentences(String reasons) {
        return reasons == null ? null : Reasons.fromText(reasons).forRow(0);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static String state(String lastEvent) {
        return switch (lastEvent) {
            case "RECEIVED", "REPLAYED" -> "WAITING";
            default -> lastEvent;
        };
    }
}
