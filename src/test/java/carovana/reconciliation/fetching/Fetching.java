package carovana.reconciliation.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.Listings;
import carovana.ledger.payments.StoredFlow;
import carovana.sandbox.RunningSandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** Carovana, and a sandbox beside it whose citizens pay and whose PSPs report. */
final class Fetching implements AutoCloseable {

    static final String ORG = RunningSandbox.ORG;

    /** Nothing is fetched or looked at but by the test. */
    static final List<String> BY_HAND =
            List.of("--carovana.reconciliation.every=86400000", "--carovana.reconciliation.schedule=0 0 0 1 1 ? 2099");

    private static final List<String> TABLES = List.of(
            "receipt",
            "receipt_transfer",
            "missed_receipt",
            "other_content",
            "flow",
            "flow_line",
            "unreadable_flow",
            "flow_listing",
            "look",
            "watermark",
            "run",
            "document");

    final RunningSandbox sandbox;
    final carovana.Town town;
    private final ProducerTemplate routes;

    Fetching(Path home, String... settings) {
        this(home, RunningSandbox.in(home.resolve("sandbox")), settings);
    }

    private Fetching(Path home, RunningSandbox sandbox, String... settings) {
        this.sandbox = sandbox;
        var all = new java.util.ArrayList<>(List.of(
                "--carovana.sandbox.enabled=false",
                "--carovana.sandbox.address=http://127.0.0.1:" + sandbox.port(),
                "--carovana.reconciliation.fetch.first-delay=1ms",
                "--carovana.reconciliation.fetch.attempts=2"));
        all.addAll(BY_HAND);
        all.addAll(List.of(settings));
        town = new carovana.Town(home.resolve("town"), all.toArray(String[]::new));
        routes = town.the(ProducerTemplate.class);
    }

    /** As on the first day. */
    void forget() {
        sandbox.control("POST", "/reset", null);
        TABLES.forEach(table -> jdbc().update("delete from " + table));
    }

    JdbcTemplate jdbc() {
        return town.the(JdbcTemplate.class);
    }

    /** A run for the receipts; says what went wrong in it. */
    String fetchReceipts() {
        return fetch("receipts");
    }

    /** A run for the flows; says what went wrong in it. */
    String fetchFlows() {
        return fetch("flows");
    }

    private String fetch(String what) {
        routes.sendBody("direct:fetch-" + what, ORG);
        return jdbc().queryForObject(
                        "select coalesce(trouble, '') from run where source like ? order by id desc limit 1",
                        String.class,
                        what + "%");
    }

    /** How many statements about receipts, flows and runs the ledger carried out meanwhile. */
    int statements(Runnable run) {
        jdbc().execute("set query_statistics true");
        run.run();
        var told = jdbc().queryForList(
                        "select sql_statement || ' x ' || execution_count from information_schema.query_statistics"
                                + " where regexp_like(sql_statement, '(receipt|flow|watermark|\\bdocument\\b|look| run |run_id)')"
                                + " and sql_statement not like '%coalesce(trouble%'",
                        String.class);
        jdbc().execute("set query_statistics false");
        told.forEach(System.out::println);
        return told.stream()
                .mapToInt(each -> Integer.parseInt(each.substring(each.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Receipts that are known. */
    List<String> receipts() {
        return jdbc().queryForList("select iuv from receipt order by iuv", String.class);
    }

    List<StoredFlow> flows(String flow) {
        return town.the(KnownFlows.class).of(ORG, List.of(flow.toUpperCase()));
    }

    List<FlowListing> listings(String flow) {
        return town.the(Listings.class).of(ORG, List.of(flow.toUpperCase()));
    }

    /** Lets PSPs report what was paid today; gives the flows. */
    JsonNode report(String... troubles) {
        var order = Map.of("organization", ORG, "troubles", List.of(troubles));
        var answer = sandbox.control("POST", "/close-day", json(order));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("flows");
    }

    /** The same; there is one flow, and this is its id. */
    String reportWith(String... troubles) {
        var flows = report(troubles);
        assertThat(flows).as(flows.toString()).hasSize(1);
        return flows.at("/0/flowId").asText();
    }

    void trouble(String service, String kind, Object... more) {
        var order = new java.util.LinkedHashMap<String, Object>(Map.of("service", service, "kind", kind));
        for (int i = 0; i < more.length; i += 2) {
            order.put((String) more[i], more[i + 1]);
        }
        assertThat(sandbox.control("POST", "/trouble", json(order)).status()).isBetween(200, 299);
    }

    void endTrouble() {
        sandbox.control("DELETE", "/trouble", null);
        governors().forEach(each -> org.awaitility.Awaitility.await().until(() -> !each.isHeld()));
    }

    private List<carovana.upstream.Governor> governors() {
        return List.copyOf(
                town.context().getBeansOfType(carovana.upstream.Governor.class).values());
    }

    int calls(String service, String subject, String operation) {
        return sandbox.control("GET", "/calls?service=" + service, null)
                .json()
                .path("byIupd")
                .path(subject)
                .path(operation)
                .asInt();
    }

    int calls(String service) {
        return sandbox.control("GET", "/calls?service=" + service, null)
                .json()
                .path("total")
                .asInt();
    }

    private static String json(Object order) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(order);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        town.close();
        sandbox.close();
    }
}
