package carovana.reconciliation.fetching;

import static carovana.Patience.await;
import static carovana.reconciliation.fetching.Fetching.ORG;
import static carovana.sandbox.Town.iuv;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.payments.Documents;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.Runs;
import carovana.ledger.payments.StoredFlow;
import carovana.sandbox.Town;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of flows, wherever they come from. */
abstract class FlowPromises {

    static Fetching fetching;

    /** As the sandbox calls the service. */
    private final String service;

    FlowPromises(String service) {
        this.service = service;
    }

    @AfterAll
    static void stop() {
        fetching.close();
    }

    @BeforeEach
    void forget() {
        fetching.forget();
        fetching.endTrouble();
    }

    private static String document(StoredFlow flow) {
        try (var content = fetching.town.the(Documents.class).open(flow.document())) {
            return new String(content.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isReached() {
        return fetching.town.the(Runs.class).reached(ORG, "flows-" + service).isPresent();
    }

    @Test
    void are_taken_once_with_all_their_lines_and_kept_as_they_came() {
        IntStream.rangeClosed(1, 3).forEach(number -> Town.paid(fetching.sandbox, number));
        var id = fetching.reportWith();

        assertThat(fetching.fetchFlows()).isEmpty();

        var flow = fetching.flows(id).get(0);
        assertThat(flow.flow().totals().count()).isEqualTo(3);
        assertThat(flow.flow().totals().sum())
                .isEqualTo(flow.flow().header().total())
                .isEqualTo(4800);
        assertThat(flow.flow().id().psp()).isEqualTo("PRVAITRR");
        assertThat(fetching.town.the(KnownFlows.class).lines(flow.number(), 0, 10))
                .extracting(each -> each.iuv() + " " + each.amount() + " " + each.outcome())
                .containsExactly(iuv(1) + " 1600 0", iuv(2) + " 1600 0", iuv(3) + " 1600 0");
        assertThat(document(flow)).contains(id).contains(iuv(3));
        assertThat(fetching.listings(id)).allMatch(FlowListing::isFetched);
        assertThat(isReached()).isTrue();

        int calls = fetching.calls(service, id, "get");
        assertThat(fetching.fetchFlows()).isEmpty();
        assertThat(fetching.calls(service, id, "get")).isEqualTo(calls);
    }

    @Test
    void that_are_revised_are_taken_again() {
        Town.paid(fetching.sandbox, 1);
        Town.paid(fetching.sandbox, 2);
        var id = fetching.reportWith("missing-line");
        fetching.fetchFlows();
        fetching.reportWith("revision");

        assertThat(fetching.fetchFlows()).isEmpty();

        assertThat(fetching.flows(id))
                .extracting(each -> each.flow().totals().sum())
                .containsExactly(1600L, 3200L);
        assertThat(fetching.flows(id))
                .extracting(each -> each.flow().version().at())
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "500", "503", "403", "cut-before", "cut-after", "garbage"})
    void are_asked_for_again_when_the_service_is_away_for_a_moment(String kind) {
        Town.paid(fetching.sandbox, 1);
        var first = fetching.reportWith();
        fetching.trouble(service, kind, "calls", 1);
        assertThat(fetching.fetchFlows()).isEmpty();
        assertThat(fetching.flows(first)).hasSize(1);

        Town.paid(fetching.sandbox, 2);
        var second = fetching.report().at("/1/flowId").asText();
        fetching.trouble(service, kind, "calls", 1, "operation", "get");
        fetching.fetchFlows();
        await().until(() -> fetching.fetchFlows().isEmpty());
        assertThat(fetching.flows(second)).hasSize(1);
        assertThat(fetching.listings(second)).allMatch(FlowListing::isFetched);
    }

    @Test
    void are_left_to_the_next_run_when_the_service_stays_away() {
        Town.paid(fetching.sandbox, 1);
        var id = fetching.reportWith();
        fetching.trouble(service, "503");

        assertThat(fetching.fetchFlows()).contains("the list of flows was not answered (503");
        assertThat(isReached()).isFalse();

        fetching.endTrouble();
        assertThat(fetching.fetchFlows()).isEmpty();
        assertThat(fetching.flows(id)).hasSize(1);
        assertThat(isReached()).isTrue();
    }

    @Test
    void that_are_never_served_keep_nobody_waiting() {
        Town.paid(fetching.sandbox, 1);
        var never = fetching.reportWith("never-served");
        Town.paid(fetching.sandbox, 2);
        var other = fetching.report().at("/1/flowId").asText();

        assertThat(fetching.fetchFlows()).contains("flow " + never + ": it is not served (404");
        assertThat(fetching.flows(other)).hasSize(1);
        assertThat(fetching.flows(never)).isEmpty();
        assertThat(isReached()).as("it is remembered by itself").isTrue();

        fetching.fetchFlows();
        assertThat(fetching.listings(never)).singleElement().satisfies(listing -> {
            assertThat(listing.tries()).isEqualTo(2);
            assertThat(listing.trouble()).contains("404");
            assertThat(listing.isFetched()).isFalse();
        });
    }

    @Test
    void that_cannot_be_read_are_kept_apart_and_asked_for_a_few_times() {
        Town.paid(fetching.sandbox, 1);
        var broken = fetching.reportWith("broken-xml");
        Town.paid(fetching.sandbox, 2);
        var other = fetching.report().at("/1/flowId").asText();

        assertThat(fetching.fetchFlows()).contains("flow " + broken + " cannot be read: ");
        assertThat(fetching.flows(other)).hasSize(1);
        fetching.fetchFlows();
        fetching.fetchFlows();
        assertThat(fetching.fetchFlows()).isEmpty();

        assertThat(fetching.listings(broken)).allMatch(FlowListing::isFetched);
        assertThat(fetching.town.the(KnownFlows.class).unreadable(ORG, List.of(broken)))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.fault()).isNotBlank();
                    assertThat(each.version()
                                    .at()
                                    .atZone(carovana.upstream.XmlFields.ITALY)
                                    .toInstant())
                            .isBetween(Instant.now().minusSeconds(600), Instant.now());
                });
        var document = fetching.jdbc().queryForObject("select document from unreadable_flow", Long.class);
        assertThat(fetching.jdbc().queryForObject("select count(distinct id) from document", Integer.class))
                .isEqualTo(2);
        assertThat(document).isNotNull();

        fetching.report("revision");
        assertThat(fetching.fetchFlows()).isEmpty();
        assertThat(fetching.flows(broken)).as("the next version can be read").hasSize(1);
    }

    @Test
    void with_one_id_and_other_contents_are_a_conflict() {
        Town.paid(fetching.sandbox, 1);
        var id = fetching.reportWith();
        fetching.fetchFlows();
        fetching.report("other-content");
        fetching.jdbc().update("update flow_listing set fetched_at = null, due_at = listed_at");

        assertThat(fetching.fetchFlows()).isEmpty();
        fetching.jdbc().update("update flow_listing set fetched_at = null, due_at = listed_at");
        fetching.fetchFlows();

        assertThat(fetching.flows(id)).hasSize(1);
        assertThat(fetching.town.the(KnownFlows.class).others(ORG, List.of(id))).hasSize(1);
        assertThat(fetching.jdbc().queryForObject("select count(distinct id) from document", Integer.class))
                .as("the same other contents are kept once")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong-total",
                "wrong-count",
                "duplicate-line",
                "unknown-code",
                "wrong-receiver",
                "other-id",
                "malformed-id",
                "no-index",
                "zoned-date",
                "reversal",
                "foreign-iuv"
            })
    void that_contradict_themselves_are_taken_and_judged_later(String trouble) {
        Town.paid(fetching.sandbox, 1);
        var id = fetching.reportWith(trouble);

        assertThat(fetching.fetchFlows()).isEmpty();

        assertThat(fetching.flows(id)).hasSize(1);
    }

    @Test
    void are_taken_once_by_two_nodes_at_once() {
        IntStream.rangeClosed(1, 6).forEach(number -> {
            Town.owes(fetching.sandbox, number);
            Town.pays(fetching.sandbox, number, ",\"psp\":\"Istituto %s\"".formatted("ABCDEF".charAt(number - 1)));
        });
        var ids = fetching.report().findValuesAsText("flowId");
        assertThat(ids).hasSize(6);

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(fetching::fetchFlows),
                        CompletableFuture.runAsync(fetching::fetchFlows))
                .join();

        assertThat(fetching.jdbc().queryForObject("select count(*) from flow", Integer.class))
                .isEqualTo(6);
        assertThat(fetching.jdbc().queryForObject("select count(*) from other_content", Integer.class))
                .isZero();
        assertThat(ids)
                .as("each flow is fetched by one of them")
                .allMatch(id -> fetching.calls(service, id, "get") == 1);
    }

    @Test
    void whose_fetching_died_are_fetched_when_their_lease_is_over() {
        Town.paid(fetching.sandbox, 1);
        var id = fetching.reportWith();
        fetching.fetchFlows();
        fetching.jdbc().update("delete from flow");
        // as a process leaves it that is killed between taking a listing and storing the flow
        fetching.jdbc().update("update flow_listing set fetched_at = null, due_at = timestamp '2199-01-01 00:00:00'");
        fetching.fetchFlows();
        assertThat(fetching.flows(id)).isEmpty();

        fetching.jdbc().update("update flow_listing set due_at = timestamp '2026-01-01 00:00:00'");
        fetching.fetchFlows();

        assertThat(fetching.flows(id)).hasSize(1);
    }

    @Test
    void cost_a_handful_of_statements_when_there_is_nothing_new() {
        IntStream.rangeClosed(1, 3).forEach(number -> Town.paid(fetching.sandbox, number));
        fetching.report();
        fetching.fetchFlows();

        assertThat(fetching.statements(fetching::fetchFlows)).isLessThanOrEqualTo(12 + 2 * lists());
    }

    /** Lists in a run that is not the first. */
    abstract int lists();
}
