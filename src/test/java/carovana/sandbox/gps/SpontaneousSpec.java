package carovana.sandbox.gps;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox.Answer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The played spontaneous payments")
class SpontaneousSpec extends InASandbox {

    private Gps gps;

    @BeforeEach
    void join() {
        gps = new Gps(sandbox);
        sandbox.now("2026-12-01T10:00:00Z");
        gps.join(",\"enrollments\":[%s,%s]".formatted(Gps.enrolledTo("donation"), Gps.enrolledTo("revenue-stamp")));
    }

    private static void assertRefused(Answer answer, int status, String title) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.title()).isEqualTo(title);
    }

    @Test
    void become_positions_that_can_be_paid_at_once() {
        var paid = gps.donate("\"1500\"");

        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        var option = paid.json().path("paymentOption").get(0);
        var iuv = option.path("iuv").asText();
        assertThat(iuv).matches("01\\d{15}");
        assertThat(new BigInteger("3" + iuv.substring(0, 15)).mod(BigInteger.valueOf(93)))
                .isEqualTo(new BigInteger(iuv.substring(15)));
        assertThat(option.path("amount").asLong()).isEqualTo(1500);
        assertThat(option.path("organizationFiscalCode").asText()).isEqualTo(Gps.ORG);
        var iupd = paid.json().path("iupd").asText();
        assertThat(iupd).matches("GPS\\d{4}_" + iuv);
        assertThat(paid.json().path("officeName").isNull()).isTrue();

        var position = sandbox.get(iupd).json();
        assertThat(position.path("status").asText()).isEqualTo("VALID");
        var transfer = position.at("/paymentOption/0/transfer/0");
        assertThat(transfer.path("remittanceInformation").asText()).isEqualTo("Donazione");
        assertThat(transfer.path("iban").asText()).isEqualTo(Gps.IBAN);
        assertThat(transfer.path("category").asText()).isEqualTo("9/0103100TS/");
        assertThat(sandbox.control("POST", "/pay", "{\"organization\":\"%s\",\"nav\":\"3%s\"}".formatted(Gps.ORG, iuv))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void never_bear_the_same_iuv() {
        var one = gps.donate("100").json().path("iupd").asText();
        var other = gps.donate("100").json().path("iupd").asText();

        assertThat(one).isNotEmpty().isNotEqualTo(other);
    }

    @Test
    void of_a_revenue_stamp_go_to_no_account() {
        var paid = gps.pay(
                "revenue-stamp",
                "{\"name\":\"hashDocument\",\"value\":\"%s\"},{\"name\":\"provincialResidence\",\"value\":\"RM\"}"
                        .formatted("aGFzaA=="));

        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        var transfer = paid.json().at("/paymentOption/0/transfer/0");
        assertThat(transfer.path("amount").asLong()).isEqualTo(1600);
        assertThat(transfer.path("iban").isNull()).isTrue();
        assertThat(transfer.at("/stamp/stampType").asText()).isEqualTo("01");
    }

    @Test
    void say_what_the_service_asks_for() {
        for (var amount : new String[] {"null", "\"many\""}) {
            var refused = gps.donate(amount);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.detail())
                    .isEqualTo("Not found in the request the configured property amount or its type is wrong"
                            + " [expected type = NUMBER]");
        }
        assertThat(gps.pay("donation", "").status()).isEqualTo(400);
        assertThat(gps.call("POST", "/spontaneouspayments", "{}").detail())
                .isEqualTo("debtor: must not be null, service: must not be null");
    }

    @Test
    void need_an_enabled_institution_that_is_enrolled_to_an_enabled_service() {
        assertRefused(gps.pay("nothing", ""), 404, "The service configuration was not found");
        assertRefused(gps.pay("closed-service", ""), 404, "Not found a relation between organization and service");
        gps.services(
                "PUT",
                "/donation",
                gps.services("GET", "/donation", null).text().replace("ENABLED", "DISABLED"));
        assertRefused(gps.donate("100"), 422, "Service not enabled");
        gps.call("PUT", "", "{\"companyName\":\"Comune di Bugliano\",\"status\":\"DISABLED\"}");
        assertRefused(gps.donate("100"), 422, "Organization not enabled");
        gps.call("DELETE", "", null);
        assertRefused(gps.donate("100"), 404, "Organization not found");
    }

    @Test
    void end_in_500_whatever_gps_did_not_foresee() {
        assertRefused(gps.donate("-5"), 500, "INTERNAL SERVER ERROR");
        gps.call("PUT", "/services/donation", Gps.enrollment("01").replace(Gps.IBAN, "IT-NO-IBAN"));
        var refusedByTheCore = gps.donate("100");
        assertRefused(refusedByTheCore, 500, "INTERNAL SERVER ERROR");
        assertThat(refusedByTheCore.detail()).startsWith("[400] during [POST] to the core");
        gps.call("PUT", "/services/donation", Gps.enrollment("none"));
        assertRefused(gps.donate("100"), 500, "INTERNAL SERVER ERROR");
        gps.call("PUT", "", "{\"companyName\":\"Comune di Bugliano\"}");
        assertRefused(gps.donate("100"), 500, "INTERNAL SERVER ERROR");
        gps.call("DELETE", "", null);
        gps.join("");
        assertRefused(gps.donate("100"), 500, "INTERNAL SERVER ERROR");
    }

    @Test
    void end_in_500_while_the_core_is_away() {
        sandbox.control("POST", "/trouble", "{\"service\":\"gpd\",\"kind\":\"503\",\"calls\":1}");

        assertRefused(gps.donate("100"), 500, "INTERNAL SERVER ERROR");
        assertThat(gps.donate("100").status()).isEqualTo(201);
    }

    @Test
    void cost_what_the_service_answers() throws IOException {
        var library = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        library.createContext("/cost", exchange -> {
            var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = (asked.equals("{\"properties\":{\"card\":\"A-1\"}}")
                            ? "{\"paymentOption\":[{\"amount\":250,\"description\":\"Tessera\",\"dueDate\":\"2026-12-31T23:59:59\",\"isPartialPayment\":false,\"transfer\":[{\"amount\":250}]}]}"
                            : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        library.start();
        try {
            gps.services("POST", "", """
                    {"id":"library","name":"Biblioteca","description":"Cards","transferCategory":"9/0103100TS/",
                     "endpoint":"http://127.0.0.1:%d","basePath":"/cost","status":"ENABLED"}
                    """.formatted(library.getAddress().getPort()));
            gps.call("POST", "/services/library", Gps.enrollment("01"));

            var paid = gps.pay("library", "{\"name\":\"card\",\"value\":\"A-1\"}");
            assertThat(paid.json().at("/paymentOption/0/amount").asLong())
                    .as(paid.text())
                    .isEqualTo(250);
            assertRefused(gps.pay("library", "{\"name\":\"card\",\"value\":\"B-2\"}"), 500, "INTERNAL SERVER ERROR");
        } finally {
            library.stop(0);
        }
    }

    @Test
    void do_not_make_the_sandbox_call_other_machines() {
        gps.services("POST", "", """
                {"id":"far","name":"Far","description":"Away","transferCategory":"9/0103100TS/",
                 "endpoint":"http://192.0.2.1","basePath":"/cost","status":"ENABLED"}
                """);
        gps.call("POST", "/services/far", Gps.enrollment("01"));

        assertThat(gps.pay("far", "").detail()).contains("only services of this machine");
    }

    @Test
    void ask_an_amount_that_can_be_asked_by_hand() {
        var cost = sandbox.call("POST", "/sandbox/gps/amounts/donation", "{\"properties\":{\"amount\":\"700\"}}");

        assertThat(cost.json().at("/paymentOption/0/amount").asLong()).isEqualTo(700);
        assertThat(sandbox.call("POST", "/sandbox/gps/amounts/donation", "{\"properties\":{\"amount\":0}}")
                        .status())
                .isEqualTo(400);
    }
}
