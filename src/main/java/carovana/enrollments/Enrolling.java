package carovana.enrollments;

import carovana.enrollments.CurrentDeclarations.Current;
import carovana.ledger.enrollments.Enrolled;
import carovana.upstream.Governor;
import carovana.upstream.UpstreamHeld;
import carovana.upstream.gps.Enrollment;
import carovana.upstream.gps.GpsReply;
import carovana.upstream.gps.GpsRequests;
import carovana.upstream.gps.GpsSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares what an organization declared with what GPS has, and makes GPS equal to it. */
@Component("enrolling")
public class Enrolling {

    private static final Logger log = LoggerFactory.getLogger(Enrolling.class);

    private final CurrentDeclarations declarations;
    private final Enrolled ledger;
    private final GpsRequests requests;
    private final GpsSettings gps;
    private final Governor governor;
    private final ProducerTemplate routes;
    private final Clock clock;

    Enrolling(
            CurrentDeclarations declarations,
            Enrolled ledger,
            GpsRequests requests,
            GpsSettings gps,
            Governor gpsGovernor,
            ProducerTemplate routes,
            Clock clock) {
        this.declarations = declarations;
        this.ledger = ledger;
        this.requests = requests;
        this.gps = gps;
        this.governor = gpsGovernor;
        this.routes = routes;
        this.clock = clock;
    }

    /** Somebody else is at it for the same organization. */
    static final class Busy extends Exception {}

    /** What is declared, what is there, and what would have to be done. */
    Comparison compare(String organization) throws GpsAway {
        var current = declarations.of(organization).orElse(null);
        var visit = visit(organization, current, ledger.owned(organization), false, false, "");
        make(visit);
        return new Comparison(organization, current, visit, false);
    }

    /**
     * Makes GPS equal to what is declared. Where it already is, nothing is written.
     *
     * @param removeForeign whether enrollments that were never declared are ended too
     * @param askedBy the name of who wants it
     */
    Comparison apply(String organization, boolean removeForeign, String askedBy) throws GpsAway, Busy {
        long turn = ledger.takeTurn(organization).orElseThrow(Busy::new);
        try {
            var current = declarations.of(organization).orElse(null);
            var wanted = current == null ? Set.<String>of() : services(current);
            ledger.own(organization, wanted);
            var own = ledger.owned(organization);
            var visit = visit(organization, current, own, true, removeForeign, askedBy);
            make(visit);
            forgetEnded(organization, own, wanted, visit);
            var comparison = new Comparison(organization, current, visit, true);
            log.info("{} is enrolled as declared: {}", organization, comparison.summary());
            return comparison;
        } finally {
            ledger.giveBack(organization, turn);
        }
    }

    /** The route asks after each call what its answer means. */
    public void after(@Variable("visit") Visit visit, @Body GpsReply reply) throws GpsAway {
        if (reply.isAway()) {
            governor.holdFor(reply.retryAfter() == null ? Duration.ofSeconds(1) : reply.retryAfter());
        } else {
            governor.answered();
        }
        visit.after(reply);
    }

    private Visit visit(
            String organization,
            Current current,
            Set<String> own,
            boolean apply,
            boolean removeForeign,
            String askedBy) {
        return new Visit(
                organization,
                current == null ? null : current.declaration(),
                own,
                apply,
                removeForeign,
                gps.namesOrganizations(),
                requests,
                done -> ledger.record(
                        organization,
                        done.errand().serviceId(),
                        done.errand().what(),
                        done.outcome(),
                        done.detail(),
                        askedBy));
    }

    private void make(Visit visit) throws GpsAway {
        try {
            routes.requestBody("direct:visit-gps", visit);
        } catch (CamelExecutionException failed) {
            throw away(visit, failed);
        }
    }

    private GpsAway away(Visit visit, CamelExecutionException failed) {
        if (failed.getCause() instanceof GpsAway away) {
            return away;
        }
        if (failed.getCause() instanceof UpstreamHeld held) {
            return new GpsAway("GPS asked for a pause", Duration.between(clock.instant(), held.until()));
        }
        if (failed.getCause() instanceof IOException noAnswer) {
            visit.lost("no answer");
            governor.troubled();
            log.warn("GPS did not answer: {}", noAnswer.toString());
            return new GpsAway("GPS does not answer at the moment", null);
        }
        throw failed;
    }

    /** What is seen to be gone may be somebody else's the next time it is there. */
    private void forgetEnded(String organization, Set<String> own, Set<String> wanted, Visit visit) {
        var there = visit.actual() == null
                ? Set.<String>of()
                : visit.actual().enrolled().stream().map(Enrollment::serviceId).collect(Collectors.toSet());
        own.stream()
                .filter(each -> !wanted.contains(each) && !there.contains(each))
                .forEach(each -> ledger.disown(organization, each));
    }

    private static Set<String> services(Current current) {
        return current.declaration().enrollments().stream()
                .map(Enrollment::serviceId)
                .collect(Collectors.toSet());
    }
}
