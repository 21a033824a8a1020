package carovana.ledger.payments;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.LedgerFixture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the ledger promises to remember of flows and receipts that are still to be fetched. */
abstract class ToFetchPromises {

    private static final String ORG = "99000000010";
    private static final String IUV = "01000000000000144";
    private static final Instant NOW = Instant.parse("2026-11-19T10:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(15);

    private LedgerFixture ledger;

    abstract DataSource database();

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(database());
    }

    @AfterEach
    void close() throws Exception {
        ledger.closeWithDatabase();
    }

    private static FlowListing listing(int number) {
        var id = new FlowId(ORG, "2026-11-18PSPITM01-S%09d".formatted(number), "");
        return new FlowListing(id, "1@2026-11-19T01:15:30Z", NOW.plusSeconds(number), 0, null, null);
    }

    @Test
    void a_flow_is_taken_by_one_until_its_lease_is_over() {
        var listings = ledger.the(Listings.class);
        listings.take(List.of(listing(2), listing(1)));
        var later = NOW.plusSeconds(10);

        assertThat(listings.lease(ORG, later, later.plus(LEASE))).contains(listing(1));
        assertThat(listings.lease(ORG, later, later.plus(LEASE))).contains(listing(2));
        assertThat(listings.lease(ORG, later, later.plus(LEASE))).isEmpty();
        assertThat(listings.lease("99000000028", later, later.plus(LEASE))).isEmpty();

        listings.dueAgain(listing(2), later);
        assertThat(listings.lease(ORG, later, later.plus(LEASE))).contains(listing(2));
        listings.fetched(listing(2), later);
        listings.dueAgain(listing(2), later);
        assertThat(listings.lease(ORG, later.plus(LEASE), later.plus(LEASE).plus(LEASE)))
                .as("whoever took it has died")
                .contains(listing(1));
        assertThat(listings.lease(ORG, later.plus(LEASE), later.plus(LEASE).plus(LEASE)))
                .isEmpty();
    }

    @Test
    void each_flow_is_taken_once_by_many_at_once() {
        var listings = ledger.the(Listings.class);
        listings.take(IntStream.range(0, 40).mapToObj(ToFetchPromises::listing).toList());
        var later = NOW.plusSeconds(60);

        var taken = IntStream.range(0, 4)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 20)
                        .mapToObj(i ->
                                listings.lease(ORG, later, later.plus(LEASE)).orElse(null))
                        .filter(Objects::nonNull)
                        .toList()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .toList();

        assertThat(taken).doesNotHaveDuplicates();
        var rest = Stream.generate(() -> listings.lease(ORG, later, later.plus(LEASE)))
                .takeWhile(each -> each.isPresent())
                .count();
        assertThat(taken.size() + rest).isEqualTo(40);
    }

    @Test
    void a_missed_receipt_is_tried_again_until_it_is_found() throws IOException {
        var missed = ledger.the(MissedReceipts.class);
        var soon = NOW.plusSeconds(900);
        missed.missed(ORG, IUV, NOW.minusSeconds(60), "404", null, NOW, soon);
        missed.missed(ORG, "01000000000000241", null, "422", null, NOW, soon.plusSeconds(1));

        assertThat(missed.due(ORG, NOW, 10)).isEmpty();
        assertThat(missed.due(ORG, soon, 10))
                .containsExactly(new MissedReceipts.Missed(IUV, NOW.minusSeconds(60), NOW, 1, "404"));
        assertThat(missed.due("99000000028", soon, 10)).isEmpty();

        missed.missed(ORG, IUV, null, "no XML", "<html>".getBytes(), soon, soon.plusSeconds(1800));
        missed.missed(ORG, IUV, null, "no XML", "<html>".getBytes(), soon, soon.plusSeconds(3600));
        assertThat(missed.of(ORG, 10))
                .containsExactly(
                        new MissedReceipts.Missed("01000000000000241", null, NOW, 1, "422"),
                        new MissedReceipts.Missed(IUV, NOW.minusSeconds(60), NOW, 3, "no XML"));
        var jdbc = ledger.the(JdbcTemplate.class);
        var document = jdbc.queryForObject("select document from missed_receipt where iuv = ?", Long.class, IUV);
        assertThat(jdbc.queryForObject("select count(distinct id) from document", Integer.class))
                .as("the same content is kept once")
                .isOne();
        try (var content = ledger.the(Documents.class).open(document)) {
            assertThat(content.readAllBytes()).asString().isEqualTo("<html>");
        }

        missed.found(ORG, Set.of(IUV, "never missed"));
        assertThat(missed.of(ORG, 10)).extracting(MissedReceipts.Missed::iuv).containsExactly("01000000000000241");
    }
}
