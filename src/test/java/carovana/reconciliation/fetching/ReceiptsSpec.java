package carovana.reconciliation.fetching;

import static carovana.Patience.await;
import static carovana.reconciliation.fetching.Fetching.ORG;
import static carovana.sandbox.Town.iuv;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.payments.Documents;
import carovana.ledger.payments.MissedReceipts;
import carovana.ledger.payments.Receipts;
import carovana.ledger.payments.Runs;
import carovana.sandbox.Town;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Receipts")
class ReceiptsSpec {

    @TempDir
    static Path home;

    private static Fetching fetching;

    @BeforeAll
    static void start() {
        fetching = new Fetching(home);
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

    private static int read(int number) {
        return fetching.calls("receipts", iuv(number), "get");
    }

    private static List<MissedReceipts.Missed> missed() {
        return fetching.town.the(MissedReceipts.class).of(ORG, 10);
    }

    @Test
    void are_taken_in_both_forms_whole_and_once() throws IOException {
        Town.paid(fetching.sandbox, 1);
        Town.owesProvinceToo(fetching.sandbox, 2);
        Town.pays(fetching.sandbox, 2, ",\"form\":\"v1\"");

        assertThat(fetching.fetchReceipts()).isEmpty();

        assertThat(fetching.receipts()).containsExactly(iuv(1), iuv(2));
        var receipts = fetching.town.the(Receipts.class);
        var second = receipts.of(ORG, List.of(iuv(2))).get(0);
        assertThat(second.amount()).isEqualTo(1600);
        assertThat(second.transfers()).extracting(each -> each.amount()).containsExactly(1450L, 150L);
        assertThat(second.paidAt()).isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
        long document = receipts.document(ORG, iuv(2), second.receiptId());
        try (var xml = fetching.town.the(Documents.class).open(document)) {
            assertThat(new String(xml.readAllBytes())).contains("<paSendRTReq").endsWith("</paSendRTReq>\n");
        }

        assertThat(fetching.fetchReceipts()).isEmpty();
        assertThat(read(1)).as("what is known is not read again").isOne();
    }

    @Test
    void are_listed_to_the_last_page_also_when_pages_are_short() {
        IntStream.rangeClosed(1, 230).parallel().forEach(number -> Town.paid(fetching.sandbox, number));
        Town.owes(fetching.sandbox, 0);
        fetching.trouble("gpd", "503");
        Town.pays(fetching.sandbox, 0, "");

        assertThat(fetching.fetchReceipts()).isEmpty();

        assertThat(fetching.receipts()).hasSize(230).doesNotContain(iuv(0));
        assertThat(fetching.town.the(Runs.class).reached(ORG, "receipts")).isPresent();
        fetching.endTrouble();
        await().until(() ->
                fetching.fetchReceipts().isEmpty() && fetching.receipts().contains(iuv(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "500", "503", "403", "cut-before", "cut-after", "garbage"})
    void are_asked_for_again_when_the_service_is_away_for_a_moment(String kind) {
        Town.paid(fetching.sandbox, 1);
        fetching.trouble("receipts", kind, "calls", 1);
        assertThat(fetching.fetchReceipts()).isEmpty();
        assertThat(fetching.receipts()).containsExactly(iuv(1));

        Town.paid(fetching.sandbox, 2);
        fetching.trouble("receipts", kind, "calls", 1, "operation", "get");
        fetching.fetchReceipts();
        await().until(() -> fetching.fetchReceipts().isEmpty());
        assertThat(fetching.receipts()).containsExactly(iuv(1), iuv(2));
        assertThat(missed()).isEmpty();
    }

    @Test
    void are_left_to_the_next_run_when_the_service_stays_away() {
        Town.paid(fetching.sandbox, 1);
        fetching.trouble("receipts", "503");

        assertThat(fetching.fetchReceipts()).contains("the list of receipts was not answered (503");
        assertThat(fetching.town.the(Runs.class).reached(ORG, "receipts")).isEmpty();
        assertThat(fetching.calls("receipts")).as("calls of one run").isEqualTo(2);

        fetching.endTrouble();
        assertThat(fetching.fetchReceipts()).isEmpty();
        assertThat(fetching.receipts()).containsExactly(iuv(1));
    }

    @Test
    void that_are_not_served_are_tried_again_and_keep_nobody_waiting() {
        Town.paid(fetching.sandbox, 1);
        Town.owes(fetching.sandbox, 2);
        fetching.trouble("gpd", "503");
        Town.pays(fetching.sandbox, 2, "");
        var before = Instant.now().minusSeconds(60);
        var missed = fetching.town.the(MissedReceipts.class);
        missed.missed(ORG, iuv(2), null, "as before", null, before, before);
        missed.missed(ORG, iuv(9), null, "as before", null, before, before);

        assertThat(fetching.fetchReceipts())
                .contains("receipt of IUV %s: GPD does not know yet that it was paid (422)".formatted(iuv(2)))
                .contains("receipt of IUV %s: it is listed, and GPD does not have it (404)".formatted(iuv(9)));
        assertThat(fetching.receipts()).containsExactly(iuv(1));
        assertThat(missed()).extracting(MissedReceipts.Missed::tries).containsExactly(2, 2);
        assertThat(fetching.town.the(Runs.class).reached(ORG, "receipts")).isPresent();

        fetching.endTrouble();
        await().until(() -> {
            fetching.fetchReceipts();
            return fetching.receipts().contains(iuv(2));
        });
        assertThat(missed()).extracting(MissedReceipts.Missed::iuv).containsExactly(iuv(9));
    }

    @Test
    void that_changed_are_noticed_in_the_night() {
        Town.paid(fetching.sandbox, 1);
        fetching.fetchReceipts();
        fetching.sandbox.control(
                "POST", "/receipt", "{\"organization\":\"%s\",\"iuv\":\"%s\",\"amount\":1700}".formatted(ORG, iuv(1)));
        fetching.fetchReceipts();
        assertThat(fetching.town.the(Receipts.class).others(ORG, List.of(iuv(1))))
                .isEmpty();

        for (int night = 0; night < 2; night++) {
            fetching.jdbc()
                    .update("update watermark set reached = timestamp '2026-01-01 00:00:00' where source ="
                            + " 'receipts-nightly'");
            assertThat(fetching.fetchReceipts()).isEmpty();
            assertThat(fetching.town.the(Receipts.class).others(ORG, List.of(iuv(1))))
                    .hasSize(1);
        }
        assertThat(read(1)).isEqualTo(3);
        assertThat(fetching.town
                        .the(Receipts.class)
                        .of(ORG, List.of(iuv(1)))
                        .get(0)
                        .amount())
                .as("what came first holds")
                .isEqualTo(1600);
    }

    @Test
    void cost_a_handful_of_statements_and_one_call_when_there_is_nothing_new() {
        IntStream.rangeClosed(1, 20).forEach(number -> Town.paid(fetching.sandbox, number));
        fetching.fetchReceipts();
        int calls = fetching.calls("receipts");

        assertThat(fetching.statements(fetching::fetchReceipts)).isLessThanOrEqualTo(12);
        assertThat(fetching.calls("receipts")).isEqualTo(calls + 1);
    }
}
