package carovana.sandbox.gps;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The played creditor institutions of GPS")
class InstitutionsSpec extends InASandbox {

    private Gps gps;

    @BeforeEach
    void open() {
        gps = new Gps(sandbox);
    }

    private static void assertRefused(Answer answer, int status, String title, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.title()).isEqualTo(title);
        assertThat(answer.detail()).isEqualTo(detail);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void join_with_their_enrollments_and_are_enabled() {
        var joined = gps.join(",\"enrollments\":[%s]".formatted(Gps.enrolledTo("donation")));

        assertThat(joined.status()).isEqualTo(201);
        assertThat(joined.json())
                .hasToString(
                        ("{\"fiscalCode\":\"99000000010\",\"companyName\":\"Comune di Bugliano\",\"status\":\"ENABLED\","
                                        + "\"enrollments\":[{\"serviceId\":\"donation\",\"iban\":\"%s\",\"officeName\":\"Ufficio Tributi\","
                                        + "\"segregationCode\":\"01\",\"remittanceInformation\":\"Donazione\",\"postalIban\":null}]}")
                                .formatted(Gps.IBAN));
        assertThat(gps.call("GET", "", null).json()).isEqualTo(joined.json());
    }

    @Test
    void are_asked_for_what_must_be_there_and_for_nothing_else() {
        assertRefused(
                gps.call("POST", "", "{\"enrollments\":[{\"iban\":\"ABCD\"}]}"),
                400,
                "BAD REQUEST",
                "companyName: must not be blank, enrollments[0].remittanceInformation: must not be blank,"
                        + " enrollments[0].segregationCode: must not be blank, enrollments[0].serviceId: must not be blank");
        assertThat(gps.join(
                                ",\"enrollments\":[{\"serviceId\":\"donation\",\"iban\":\"ABCD\",\"segregationCode\":\"2\",\"remittanceInformation\":\"x\"}]")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void are_looked_at_after_the_services_they_name() {
        gps.join("");

        assertRefused(
                gps.join(",\"enrollments\":[%s]".formatted(Gps.enrolledTo("nothing"))),
                404,
                "The service configuration was not found",
                "Not found a service configuration for Service Id nothing");
        assertRefused(
                gps.join(",\"enrollments\":[%s]".formatted(Gps.enrolledTo("closed-service"))),
                422,
                "Service not enabled",
                "The service is not in suitable state [Service Id = closed-service; Status = DISABLED]");
        assertRefused(
                gps.join(""),
                409,
                "Entity with the specified id already exists in the system",
                "Already exists an entity with id 99000000010");
    }

    @Test
    void lose_what_an_update_leaves_out() {
        gps.join(",\"enrollments\":[]");

        var changed = gps.call("PUT", "", "{\"companyName\":\"Città di Bugliano\"}");

        assertThat(changed.json())
                .hasToString(
                        "{\"fiscalCode\":\"99000000010\",\"companyName\":\"Città di Bugliano\",\"status\":null,\"enrollments\":[]}");
        assertThat(gps.call("PUT", "", "{\"status\":\"CLOSED\"}").status()).isEqualTo(400);
    }

    @Test
    void are_not_found_before_they_join_and_after_they_leave() {
        var detail = "Not found the Organization Fiscal Code 99000000010";
        assertRefused(gps.call("GET", "", null), 404, "Organization not found", detail);
        gps.join("");

        assertThat(gps.call("DELETE", "", null).text())
                .isEqualTo("\"The organization 99000000010 was successfully removed\"");

        assertRefused(gps.call("PUT", "", "{}"), 404, "Organization not found", detail);
        assertRefused(gps.call("DELETE", "", null), 404, "Organization not found", detail);
    }

    @Test
    void enroll_change_and_leave_a_service() {
        gps.join(",\"enrollments\":[%s]".formatted(Gps.enrolledTo("donation")));

        var enrolled = gps.call("POST", "/services/revenue-stamp", Gps.enrollment("01"));
        assertThat(enrolled.status()).isEqualTo(201);
        assertThat(enrolled.json().findValuesAsText("serviceId")).containsExactly("donation", "revenue-stamp");

        var changed = gps.call("PUT", "/services/donation", Gps.enrollment("02"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().findValuesAsText("serviceId")).containsExactly("revenue-stamp", "donation");
        assertThat(gps.call("GET", "/services/donation", null)
                        .json()
                        .path("segregationCode")
                        .asText())
                .isEqualTo("02");

        assertThat(gps.call("DELETE", "/services/donation", null).text())
                .isEqualTo("\"The enrollment to service donation for 99000000010 was successfully removed\"");
        assertRefused(
                gps.call("GET", "/services/donation", null),
                404,
                "Not found the enrollment for the specified id",
                "Not found an enrollment to the Service Id donation for the Organization Fiscal Code 99000000010");
    }

    @Test
    void are_refused_an_enrollment_for_the_first_reason_that_holds() {
        var path = "/services/closed-service";
        assertThat(gps.call("POST", path, Gps.enrollment("01")).title()).isEqualTo("Organization not found");
        gps.join(",\"enrollments\":[%s]".formatted(Gps.enrolledTo("donation")));
        assertThat(gps.call("POST", "/services/nothing", Gps.enrollment("01")).status())
                .isEqualTo(404);
        assertThat(gps.call("POST", path, Gps.enrollment("01")).title()).isEqualTo("Service not enabled");
        assertRefused(
                gps.call("POST", "/services/donation", Gps.enrollment("01")),
                409,
                "An enrollment for the specified id already exists",
                "Already exists an enrollment between Organization Fiscal Code 99000000010 and Service Id donation");
        assertThat(gps.call("PUT", "/services/donation", "{\"iban\":\"X\"}").detail())
                .isEqualTo("remittanceInformation: must not be blank, segregationCode: must not be blank");
        assertThat(gps.call("PUT", "/services/donation", "{\"iban\":").title()).isEqualTo("BAD REQUEST");
        assertThat(gps.call("PUT", "/services/donation", null).title()).isEqualTo("BAD REQUEST");
    }

    @Test
    void without_a_list_of_enrollments_are_tripped_over() {
        gps.join("");
        assertThat(gps.call("GET", "", null).json().path("enrollments").isNull())
                .isTrue();

        for (var method : new String[] {"GET", "PUT", "DELETE"}) {
            var tripped = gps.call(method, "/services/donation", method.equals("PUT") ? Gps.enrollment("01") : null);
            assertThat(tripped.status()).as(method).isEqualTo(500);
            assertThat(tripped.title()).isEqualTo("INTERNAL SERVER ERROR");
        }
        assertThat(gps.call("POST", "/services/donation", Gps.enrollment("01")).status())
                .isEqualTo(201);
    }

    @Test
    void are_counted_by_service_and_fail_when_ordered_to() {
        gps.join("");
        gps.call("POST", "/services/donation", Gps.enrollment("01"));
        sandbox.control(
                "POST", "/trouble", "{\"service\":\"gps\",\"operation\":\"update\",\"kind\":\"503\",\"calls\":1}");

        assertThat(gps.call("PUT", "/services/donation", Gps.enrollment("02")).status())
                .isEqualTo(503);

        assertThat(sandbox.control("GET", "/calls?service=gps", null).json())
                .hasToString("{\"total\":3,\"tooManyRequests\":0,\"byIupd\":{\"99000000010\":{\"create\":1},"
                        + "\"donation\":{\"create\":1,\"update\":1}}}");
    }
}
