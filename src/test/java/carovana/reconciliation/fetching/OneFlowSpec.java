package carovana.reconciliation.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.Listings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("A flow that is read by one service, and then by the other")
class OneFlowSpec {

    private static final String ORG = Town.BUGLIANO;
    private static final String IUF = "2026-11-18PSPITM01-S000000001";
    private static final String MALFORMED = "FLUSSO-20261118-PSPITM01-1";
    private static final LocalDateTime MADE = LocalDateTime.parse("2026-11-19T02:15:30");

    @TempDir
    Path home;

    private OddServer pagopa;

    @BeforeEach
    void start() throws IOException {
        pagopa = new OddServer();
        pagopa.answers("/reportings?", "[]");
    }

    @AfterEach
    void stop() {
        pagopa.close();
    }

    /** A run, in a Carovana of its own on the same ledger. */
    private void fetch(String service, java.util.function.Consumer<Town> seen) {
        try (var town = new Town(
                home,
                Fetching.BY_HAND.get(0),
                Fetching.BY_HAND.get(1),
                "--carovana.reconciliation.fetch.flows=" + service,
                "--carovana.reconciliation.fetch.first-delay=1ms",
                "--carovana.upstream.fdr.limit=off",
                "--carovana.upstream.fdr.address=" + pagopa.address(""),
                "--carovana.upstream.reportings.address=" + pagopa.address(""))) {
            town.the(ProducerTemplate.class).sendBody("direct:fetch-flows", ORG);
            seen.accept(town);
        }
    }

    private void tells(WrittenFlow flow) {
        var list = "[{\"flowId\":\"%s\",\"flowDate\":\"%s\"}]"
                .formatted(flow.id(), flow.madeInUtc().replace("Z", ""));
        pagopa.answers("flowDate=" + LocalDate.now(ZoneOffset.UTC), list);
        pagopa.answers("/reportings/" + flow.id(), flow::writeXml);
        tellsByFdr(flow);
    }

    private void tellsByFdr(WrittenFlow flow) {
        pagopa.answers("/fdrs?", """
                {"metadata":{"pageSize":1000,"pageNumber":1,"totPage":1},"count":1,"data":[
                {"fdr":"%s","pspId":"%s","revision":1,"published":"x","flowDate":"%s"}]}
                """.formatted(flow.id(), flow.psp(), flow.madeInUtc()));
        pagopa.answers("/fdrs/" + flow.id(), flow.header());
        for (int page = 1; page <= flow.pages(); page++) {
            pagopa.answers("/revisions/1/psps/" + flow.psp() + "/payments?page=" + page + "&", flow.page(page));
        }
    }

    private static void assertOne(Town town, String id, int lines) {
        var jdbc = town.the(JdbcTemplate.class);
        assertThat(town.the(KnownFlows.class).of(ORG, List.of(id)))
                .singleElement()
                .satisfies(flow -> {
                    assertThat(flow.flow().totals().count()).isEqualTo(lines);
                    assertThat(flow.flow().totals().sum())
                            .isEqualTo(flow.flow().header().total());
                });
        assertThat(jdbc.queryForObject("select count(*) from other_content", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(distinct id) from document", Integer.class))
                .isOne();
        assertThat(town.the(Listings.class).of(ORG, List.of(id))).allMatch(FlowListing::isFetched);
    }

    @Test
    void is_one_flow_of_many_pages_whose_id_does_not_tell_the_psp_and_whose_time_was_taken_for_utc() {
        tells(new WrittenFlow(MALFORMED, "PSPITM01", MADE, 2_345, 1010));
        tellsByFdr(new WrittenFlow(MALFORMED, "PSPITM01", MADE.plusHours(1), 2_345, 1010));

        fetch("reportings", town -> assertOne(town, MALFORMED, 2_345));
        fetch("fdr", town -> assertOne(town, MALFORMED, 2_345));
        assertThat(pagopa.asked("/payments?")).hasSize(3);
        assertThat(pagopa.asked("/date/")).hasSize(1);

        tells(new WrittenFlow(MALFORMED, "PSPITM01", MADE.plusDays(1), 3, 1000));
        fetch("fdr", town -> assertThat(town.the(KnownFlows.class).of(ORG, List.of(MALFORMED)))
                .as("two versions of one flow")
                .hasSize(2)
                .allMatch(each -> each.flow().id().psp().isEmpty()));
    }

    @Test
    void is_not_waited_for_under_the_name_that_the_first_gave_it() {
        var flow = new WrittenFlow(IUF, "PSPITM01", MADE, 3, 1000);
        tells(flow);
        pagopa.answers("/reportings/" + IUF, "broken");
        fetch("reportings", town -> assertThat(town.the(KnownFlows.class).unreadable(ORG, List.of(IUF)))
                .hasSize(1));

        fetch("fdr", town -> {});

        fetch("fdr", town -> {
            assertThat(town.the(KnownFlows.class).of(ORG, List.of(IUF))).hasSize(1);
            assertThat(town.the(Listings.class).of(ORG, List.of(IUF)))
                    .hasSize(2)
                    .allMatch(FlowListing::isFetched);
        });
    }
}
