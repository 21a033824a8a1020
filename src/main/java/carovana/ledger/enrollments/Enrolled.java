package carovana.ledger.enrollments;

import carovana.ledger.Node;
import carovana.ledger.enrollments.EnrollmentStep.Outcome;
import carovana.ledger.enrollments.EnrollmentStep.What;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which enrollments are Carovana's own, what was done about them, and who is at it. */
@Repository("ledgerEnrolled")
public class Enrolled {

    private static final int DETAIL = 500;
    private static final int NAME = 100;

    private final JdbcClient jdbc;
    private final Node node;
    private final Clock clock;

    Enrolled(JdbcClient jdbc, Node node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    /**
     * Takes the turn for an organization, if nobody has it; a dead process has none.
     *
     * @return the number to give it back with
     */
    @Transactional
    public OptionalLong takeTurn(String organization) {
        long me = node.id();
        jdbc.sql("insert into enrollment_turn (organization, node) values (?, null) on conflict do nothing")
                .param(organization)
                .update();
        var dead = node.dead().toArray(Long[]::new);
        int taken = jdbc.sql("update enrollment_turn set node = ? where organization = ?"
                        + " and (node is null or node = any(?))")
                .params(me, organization, dead)
                .update();
        return taken == 1 ? OptionalLong.of(me) : OptionalLong.empty();
    }

    public void giveBack(String organization, long turn) {
        jdbc.sql("update enrollment_turn set node = null where organization = ? and node = ?")
                .params(organization, turn)
                .update();
    }

    /** These are declared: from now on they are Carovana's to change and to end. */
    @Transactional
    public void own(String organization, Collection<String> services) {
        for (var service : services) {
            jdbc.sql("insert into enrollment_own (organization, service_id, since) values (?, ?, ?)"
                            + " on conflict do nothing")
                    .params(organization, service, now())
                    .update();
        }
    }

    public Set<String> owned(String organization) {
        return new TreeSet<>(jdbc.sql("select service_id from enrollment_own where organization = ?")
                .param(organization)
                .query(String.class)
                .list());
    }

    /** It is ended: whoever enrolls to it again is somebody else. */
    public void disown(String organization, String service) {
        jdbc.sql("delete from enrollment_own where organization = ? and service_id = ?")
                .params(organization, service)
                .update();
    }

    /** @param service null for the institution itself */
    public void record(String organization, String service, What what, Outcome outcome, String detail, String askedBy) {
        jdbc.sql("insert into enrollment_step (id, organization, service_id, what, outcome, detail, asked_by, done_at)"
                        + " values (nextval('enrollment_step_id'), ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        organization,
                        shortened(service, NAME),
                        what.name(),
                        outcome.name(),
                        shortened(detail, DETAIL),
                        shortened(askedBy, NAME),
                        now())
                .update();
    }

    /** The latest first. */
    public List<EnrollmentStep> steps(String organization, int most) {
        return jdbc.sql("select service_id, what, outcome, detail, asked_by, done_at from enrollment_step"
                        + " where organization = ? order by id desc limit ?")
                .params(organization, most)
                .query((row, number) -> new EnrollmentStep(
                        row.getString("service_id"),
                        What.valueOf(row.getString("what")),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("detail"),
                        row.getString("asked_by"),
                        row.getObject("done_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String shortened(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
