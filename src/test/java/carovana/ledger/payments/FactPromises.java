package carovana.ledger.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import carovana.ledger.LedgerFixture;
import carovana.ledger.payments.Receipts.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger promises to remember of receipts, flows and credits. */
abstract class FactPromises {

    static final String ORG = "99000000010";
    static final String IUV = "01000000000000144";
    static final String IUF = "2026-11-18PSPITM01-S000000001";
    static final Instant NOW = Instant.parse("2026-11-19T10:00:00Z");
    static final LocalDate DAY = LocalDate.parse("2026-11-18");
    private static final FlowId FLOW = new FlowId(ORG, IUF, "");
    private static final FlowVersion FIRST = new FlowVersion(0, LocalDateTime.parse("2026-11-19T02:15:30"));
    private static final FlowHeader HEADER = new FlowHeader(IUF, "TRN1", DAY, ORG, 2, 20_000);

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

    @Test
    void a_document_is_given_back_byte_for_byte() throws IOException {
        var bytes = new byte[1_700_000];
        new Random(1).nextBytes(bytes);
        var documents = ledger.the(Documents.class);
        long id = documents.keep(new ByteArrayInputStream(bytes));
        long empty = documents.keep(new ByteArrayInputStream(new byte[0]));
        try (var kept = documents.open(id);
                var nothing = documents.open(empty)) {
            assertThat(kept.readAllBytes()).isEqualTo(bytes);
            assertThat(nothing.readAllBytes()).isEmpty();
        }
        assertThatThrownBy(() -> documents.open(999_999)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_receipt_is_taken_once_and_kept_whole() throws IOException {
        var receipts = ledger.the(Receipts.class);
        assertThat(receipts.take(ORG, List.of(receipt("rt-1", 10_000), receipt("rt-2", 500))))
                .isEqualTo(2);
        assertThat(receipts.take(ORG, List.of(receipt("rt-1", 10_000)))).isZero();

        assertThat(receipts.of(ORG, List.of(IUV, "none")))
                .containsExactlyInAnyOrder(
                        receipt("rt-1", 10_000).receipt(), receipt("rt-2", 500).receipt());
        assertThat(receipts.known(ORG, List.of(IUV, "none"))).containsExactly(IUV);
        assertThat(receipts.of("99000000028", List.of(IUV))).isEmpty();
        try (var xml = ledger.the(Documents.class).open(receipts.document(ORG, IUV, "rt-1"))) {
            assertThat(xml.readAllBytes()).asString().isEqualTo("<receipt>rt-1 10000</receipt>");
        }
    }

    @Test
    void a_receipt_with_other_contents_is_kept_beside_the_first() {
        var receipts = ledger.the(Receipts.class);
        receipts.take(ORG, List.of(receipt("rt-1", 10_000)));
        assertThat(receipts.take(ORG, List.of(receipt("rt-1", 9_000), receipt("rt-1", 9_000))))
                .isEqualTo(1);
        assertThat(receipts.take(ORG, List.of(receipt("rt-1", 9_000)))).isZero();

        assertThat(receipts.of(ORG, List.of(IUV)).get(0).amount()).isEqualTo(10_000);
        assertThat(receipts.others(ORG, List.of(IUV)))
                .containsExactly(new Receipts.Other(
                        IUV, "rt-1", receipt("rt-1", 9_000).receipt().contentHash(), 9_000L, NOW));
    }

    @Test
    void receipts_looked_for_in_vain_are_remembered() {
        var receipts = ledger.the(Receipts.class);
        receipts.sought(ORG, IUV, "rt-1", NOW);
        receipts.sought(ORG, IUV, "rt-1", NOW);
        assertThat(receipts.sought(ORG, List.of(IUV)).get(IUV)).containsExactly("rt-1");
    }

    @Test
    void a_flow_is_taken_with_all_its_lines_or_not_at_all() {
        Iterator<FlowLine> broken = new Iterator<>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public FlowLine next() {
                if (given == 2500) {
                    throw new IllegalStateException("line 17501: not well-formed");
                }
                return line(++given, "rt-" + given);
            }
        };
        assertThatThrownBy(() -> ledger.the(Flows.class).take(FLOW, FIRST, NOW, HEADER, broken, 7))
                .hasMessageContaining("not well-formed");
        assertThat(known()).isEmpty();
        assertThat(ledger.the(KnownFlows.class).lines(ORG, List.of(IUV))).isEmpty();

        assertThat(take(FIRST, line(1, "rt-1"), line(2, "rt-2"))).isEqualTo(Flows.Taken.NEW);
        assertThat(take(FIRST, line(2, "rt-2"), line(1, "rt-1"))).isEqualTo(Flows.Taken.KNOWN);
        assertThat(known()).singleElement().satisfies(flow -> {
            assertThat(flow.flow())
                    .isEqualTo(new Flow(
                            FLOW, FIRST, NOW, HEADER, LineTotals.of(List.of(line(1, "rt-1"), line(2, "rt-2")))));
            assertThat(flow.document()).isEqualTo(7);
            assertThat(ledger.the(KnownFlows.class).lines(flow.number(), 1, 10)).containsExactly(line(2, "rt-2"));
        });
    }

    @Test
    void many_lines_are_counted_and_the_same_ones_noticed() {
        var lines = IntStream.rangeClosed(1, 2_345)
                .mapToObj(i -> line(i, "rt-" + i % 2_340))
                .toArray(FlowLine[]::new);
        take(FIRST, lines);
        assertThat(known().get(0).flow().totals()).isEqualTo(LineTotals.of(List.of(lines)));
        assertThat(known().get(0).flow().totals().repeated()).hasSize(5);
    }

    @Test
    void a_version_with_other_contents_is_kept_beside_the_first_and_a_newer_one_is_another() {
        take(FIRST, line(1, "rt-1"));
        assertThat(take(FIRST, line(1, "rt-2"))).isEqualTo(Flows.Taken.OTHER);
        assertThat(take(FIRST, line(1, "rt-2"))).isEqualTo(Flows.Taken.KNOWN);
        assertThat(take(new FlowVersion(0, FIRST.at().plusDays(1)), line(1, "rt-2")))
                .isEqualTo(Flows.Taken.NEW);

        assertThat(known()).hasSize(2);
        assertThat(ledger.the(KnownFlows.class).others(ORG, List.of(FLOW.key())))
                .singleElement()
                .extracting(KnownFlows.Other::version, KnownFlows.Other::at)
                .containsExactly(FIRST, NOW);
    }

    @Test
    void the_lines_of_a_superseded_version_hold_no_more() {
        take(FIRST, line(1, "rt-1"));
        take(new FlowVersion(1, FIRST.at()), line(1, "rt-2"));
        var flows = ledger.the(Flows.class);
        flows.standing(known().get(0), FlowState.SUPERSEDED, CreditState.UNCREDITED, 0, NOW);
        flows.standing(known().get(1), FlowState.ACCEPTED, CreditState.CREDITED, 10_000, NOW);

        assertThat(ledger.the(KnownFlows.class).lines(ORG, List.of(IUV)))
                .containsExactly(new KnownFlows.Reported(line(1, "rt-2"), IUF, NOW, true));
        assertThat(ledger.the(KnownFlows.class).keysOf(ORG, List.of(IUV))).containsExactly(FLOW.key());
        assertThat(known()).extracting(StoredFlow::credited).containsExactly(0L, 10_000L);
    }

    @Test
    void two_nodes_take_a_flow_once() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        Callable<Flows.Taken> taking = () -> take(FIRST, line(1, "rt-1"), line(2, "rt-2"));
        var taken = threads.invokeAll(List.of(taking, taking, taking, taking));
        threads.shutdown();
        assertThat(taken.stream().map(each -> {
                    try {
                        return each.get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .containsOnlyOnce(Flows.Taken.NEW)
                .containsOnly(Flows.Taken.NEW, Flows.Taken.KNOWN);
    }

    @Test
    void a_flow_that_cannot_be_read_is_kept_apart() {
        var unreadable = new UnreadableFlow(FLOW, FIRST, NOW, "line 3: the element dataOraFlusso is missing");
        ledger.the(Flows.class).quarantine(unreadable, 9);
        ledger.the(Flows.class).quarantine(unreadable, 10);
        assertThat(ledger.the(KnownFlows.class).unreadable(ORG, List.of(FLOW.key())))
                .containsExactly(unreadable);
    }

    @Test
    void a_listed_flow_is_due_until_it_is_served() {
        var listings = ledger.the(Listings.class);
        var listed = new FlowListing(FLOW, "2026-11-19T01:15:30", NOW, 0, null, null);
        assertThat(listings.take(List.of(listed))).containsExactly(listed);
        assertThat(listings.take(List.of(listed))).isEmpty();
        assertThat(listings.due(ORG, NOW, 10)).containsExactly(listed);

        listings.failed(listed, "404 without a body", NOW, NOW.plusSeconds(60));
        assertThat(listings.due(ORG, NOW, 10)).isEmpty();
        assertThat(listings.due(ORG, NOW.plusSeconds(60), 10))
                .extracting(FlowListing::tries, FlowListing::trouble)
                .containsExactly(tuple(1, "404 without a body"));

        listings.fetched(listed, NOW.plusSeconds(60));
        assertThat(listings.due(ORG, NOW.plusSeconds(999), 10)).isEmpty();
        assertThat(listings.of(ORG, List.of(FLOW.key())).get(0).isFetched()).isTrue();
    }

    @Test
    void a_credit_is_taken_once_by_its_reference() {
        var credits = ledger.the(Credits.class);
        var credit = credit("2026/1", BankCredit.Reading.FLOW, IUF, null);
        var single = credit("2026/2", BankCredit.Reading.PAYMENT, null, IUV);
        assertThat(credits.take(ORG, List.of(credit, single))).hasSize(2);
        assertThat(credits.take(ORG, List.of(credit))).isEmpty();

        assertThat(credits.ofFlows(ORG, List.of(FLOW.key()))).containsExactly(credit);
        assertThat(credits.ofPayments(ORG, List.of(IUV))).containsExactly(single);
        assertThat(credits.of(ORG, List.of("2026/1", "2026/2", "2026/3"))).hasSize(2);
    }

    @Test
    void a_credit_goes_where_a_person_puts_it_and_counts_no_more_when_it_is_cancelled() {
        var credits = ledger.the(Credits.class);
        credits.take(ORG, List.of(credit("2026/1", BankCredit.Reading.UNREADABLE, null, null)));
        take(FIRST, line(1, "rt-1"), line(2, "rt-2"));
        assertThat(ledger.the(KnownFlows.class).uncredited(ORG, DAY, 20_000)).containsExactly(IUF);
        assertThat(ledger.the(KnownFlows.class).sentSince(ORG, DAY))
                .containsExactly(new KnownFlows.Sent(DAY, "PSPITM01"));

        assertThat(credits.assign(ORG, "2026/1", IUF, "m.bianchi", NOW)).isTrue();
        assertThat(credits.assign(ORG, "2026/9", IUF, "m.bianchi", NOW)).isFalse();
        assertThat(credits.ofFlows(ORG, List.of(FLOW.key())))
                .extracting(BankCredit::reading, BankCredit::counts)
                .containsExactly(tuple(BankCredit.Reading.ASSIGNED, true));

        assertThat(credits.cancel(ORG, "2026/1", NOW)).isTrue();
        assertThat(credits.ofFlows(ORG, List.of(FLOW.key())).get(0).counts()).isFalse();
    }

    private Flows.Taken take(FlowVersion version, FlowLine... lines) {
        return ledger.the(Flows.class)
                .take(FLOW, version, NOW, HEADER, List.of(lines).iterator(), 7);
    }

    private List<StoredFlow> known() {
        return ledger.the(KnownFlows.class).of(ORG, List.of(FLOW.key()));
    }

    static FlowLine line(int number, String iur) {
        return new FlowLine(number, IUV, iur, 1, 10_000, "0", LocalDate.parse("2026-11-17"));
    }

    static Received receipt(String iur, long amount) {
        return new Received(
                new Receipt(
                        ORG,
                        IUV,
                        iur,
                        "3" + IUV,
                        ORG,
                        amount,
                        "PSPITM01",
                        Instant.parse("2026-11-17T09:15:30Z"),
                        Receipt.Source.GPD,
                        NOW,
                        List.of(
                                new ReceiptTransfer(1, ORG, amount - 100, false),
                                new ReceiptTransfer(2, "99000000028", 100, true))),
                LocalDate.parse("2026-11-17"),
                "<receipt>%s %d</receipt>".formatted(iur, amount).getBytes(StandardCharsets.UTF_8));
    }

    static BankCredit credit(String reference, BankCredit.Reading reading, String iuf, String iuv) {
        return new BankCredit(ORG, reference, 20_000, DAY, "text", reading, iuf, iuv, false, NOW);
    }
}
