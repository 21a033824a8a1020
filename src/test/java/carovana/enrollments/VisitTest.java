package carovana.enrollments;

import static carovana.enrollments.Examples.declares;
import static carovana.enrollments.Examples.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.ledger.enrollments.EnrollmentStep.Outcome;
import carovana.upstream.gps.GpsCall;
import carovana.upstream.gps.GpsReply;
import carovana.upstream.gps.TestRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A visit to GPS")
class VisitTest {

    private static final String ORG = "99000000010";
    private static final String OPEN = "{\"id\":\"x\",\"name\":\"X\",\"status\":\"ENABLED\"}";
    private static final String EMPTY =
            "{\"fiscalCode\":\"99000000010\",\"companyName\":\"Comune di Bugliano\",\"status\":\"ENABLED\",\"enrollments\":%s}";

    private final List<String> told = new ArrayList<>();

    private Visit visit(Declaration declared, Set<String> own, boolean asksServices) {
        return new Visit(
                ORG,
                declared,
                own,
                true,
                false,
                asksServices,
                TestRequests.internal(),
                done -> told.add(done.errand() + " " + done.outcome()));
    }

    private static GpsReply reply(int status, String body) {
        return new GpsReply(status, body, null);
    }

    private static GpsReply problem(int status, String title) {
        return reply(status, "{\"title\":\"%s\",\"status\":%d,\"detail\":\"d\"}".formatted(title, status));
    }

    private static GpsReply with(String enrollments) {
        return reply(200, EMPTY.formatted(enrollments));
    }

    private static String enrolled(String service) {
        return "{\"serviceId\":\"%s\",\"iban\":\"%s\",\"officeName\":\"\",\"segregationCode\":\"01\",\"remittanceInformation\":\"Donazione\",\"postalIban\":null}"
                .formatted(service, Examples.IBAN);
    }

    private static void assertNext(Visit visit, String method, String pathEnd) {
        GpsCall call = visit.next();
        assertThat(call.method() + " " + call.path()).startsWith(method).endsWith(pathEnd);
    }

    @Test
    void joins_with_a_list_and_enrolls_to_what_is_open() throws GpsAway {
        var visit = visit(declares(to("donation"), to("closed"), to("unknown")), Set.of(), true);

        assertNext(visit, "GET", "/organizations/99000000010");
        visit.after(problem(404, "Organization not found"));
        visit.after(reply(200, OPEN));
        visit.after(reply(200, OPEN.replace("ENABLED", "DISABLED")));
        visit.after(problem(404, "The service configuration was not found"));
        assertNext(visit, "POST", "/organizations/99000000010");
        assertThat(visit.next().body()).isEqualTo("{\"companyName\":\"Comune di Bugliano\",\"enrollments\":[]}");
        visit.after(reply(201, EMPTY.formatted("[]")));
        assertNext(visit, "POST", "/services/donation");
        visit.after(reply(201, "{}"));
        assertNext(visit, "GET", "/organizations/99000000010");
        visit.after(with("[" + enrolled("donation") + "]"));

        assertThat(visit.next()).isNull();
        assertThat(visit.objections().keySet()).containsExactly("closed", "unknown");
        assertThat(visit.difference().add()).hasSize(2);
        assertThat(told).containsExactly("ADD institution DONE", "ADD donation DONE");
    }

    @Test
    void writes_nothing_where_all_is_as_declared() throws GpsAway {
        var visit = visit(declares(to("donation")), Set.of("donation"), false);

        visit.after(with("[%s,%s]".formatted(enrolled("foreign"), enrolled("donation"))));

        assertThat(visit.next()).isNull();
        assertThat(visit.difference().isEmpty()).isTrue();
        assertThat(visit.difference().foreign()).extracting("serviceId").containsExactly("foreign");
    }

    @Test
    void sends_name_and_status_together_and_disables_what_was_just_made() throws GpsAway {
        var disabled = new Declaration(ORG, "Comune di Bugliano", "DISABLED", List.of(to("donation")));
        var visit = visit(disabled, Set.of(), false);

        visit.after(problem(404, "Organization not found"));
        visit.after(reply(201, EMPTY.formatted("[]")));
        assertNext(visit, "PUT", "/organizations/99000000010");
        assertThat(visit.next().body()).isEqualTo("{\"companyName\":\"Comune di Bugliano\",\"status\":\"DISABLED\"}");
    }

    @Test
    void takes_a_missing_list_for_no_enrollment() throws GpsAway {
        var visit = visit(declares(to("donation")), Set.of("old"), false);

        visit.after(with("null"));
        assertNext(visit, "POST", "/services/donation");
    }

    @Test
    void tries_the_other_way_once_when_somebody_was_quicker() throws GpsAway {
        var visit = visit(declares(to("donation", "new reason"), to("stamp")), Set.of("old"), false);
        visit.after(with("[%s,%s]".formatted(enrolled("donation"), enrolled("old"))));

        assertNext(visit, "POST", "/services/stamp");
        visit.after(problem(409, "An enrollment for the specified id already exists"));
        assertNext(visit, "PUT", "/services/stamp");
        visit.after(reply(200, "{}"));
        assertNext(visit, "PUT", "/services/donation");
        visit.after(problem(404, "Not found the enrollment for the specified id"));
        assertNext(visit, "POST", "/services/donation");
        visit.after(problem(409, "An enrollment for the specified id already exists"));
        assertNext(visit, "DELETE", "/services/old");
        visit.after(problem(404, "Not found the enrollment for the specified id"));
        assertNext(visit, "GET", "/organizations/99000000010");

        assertThat(told).containsExactly("CHANGE stamp DONE", "ADD donation REFUSED", "REMOVE old DONE");
    }

    @Test
    void goes_on_after_a_refusal_and_says_why() throws GpsAway {
        var visit = visit(declares(to("donation"), to("stamp")), Set.of(), false);
        visit.after(with("[]"));
        visit.after(problem(400, "BAD REQUEST"));
        visit.after(reply(201, "{}"));

        assertThat(visit.done()).extracting(Visit.Done::outcome).containsExactly(Outcome.REFUSED, Outcome.DONE);
        assertThat(visit.done().get(0).detail()).isEqualTo("BAD REQUEST: d");
    }

    @Test
    void takes_no_failure_of_gps_for_an_enrollment_that_is_not_there() throws GpsAway {
        var visit = visit(declares(to("donation", "new reason")), Set.of("old"), false);
        visit.after(with("[%s,%s]".formatted(enrolled("donation"), enrolled("old"))));

        assertNext(visit, "PUT", "/services/donation");
        visit.after(problem(500, "INTERNAL SERVER ERROR"));
        assertNext(visit, "DELETE", "/services/old");
        visit.after(problem(500, "INTERNAL SERVER ERROR"));
        assertNext(visit, "GET", "/organizations/99000000010");

        assertThat(visit.done()).extracting(Visit.Done::outcome).containsOnly(Outcome.REFUSED);
        assertThat(visit.done()).extracting(Visit.Done::detail).containsOnly("INTERNAL SERVER ERROR: d");
    }

    @Test
    void changes_nothing_for_who_never_declared_anything() throws GpsAway {
        var visit = visit(null, Set.of("old"), true);
        visit.after(with("[" + enrolled("old") + "]"));

        assertThat(visit.next()).isNull();
        assertThat(visit.difference().isEmpty()).isTrue();
    }

    @Test
    void breaks_off_when_gps_is_away_and_does_not_know_what_was_done() throws GpsAway {
        var visit = visit(declares(to("donation")), Set.of(), false);
        visit.after(with("[]"));

        assertThatThrownBy(() -> visit.after(new GpsReply(429, "{}", Duration.ofSeconds(7))))
                .isInstanceOfSatisfying(
                        GpsAway.class, away -> assertThat(away.retryAfter()).hasSeconds(7));
        assertThat(told).containsExactly("ADD donation UNKNOWN");
    }

    @Test
    void is_refused_with_a_key_that_is_anothers() {
        var others = visit(declares(to("donation")), Set.of(), false);
        assertThatThrownBy(() -> others.after(reply(200, EMPTY.formatted("[]").replace(ORG, "99000000028"))))
                .isInstanceOf(GpsAway.class)
                .hasMessageContaining("carovana.upstream.gps.keys");
        for (int status : new int[] {401, 403, 500}) {
            var visit = visit(declares(to("donation")), Set.of(), false);
            assertThatThrownBy(() -> visit.after(reply(status, "nothing to read")))
                    .isInstanceOf(GpsAway.class);
        }
    }
}
