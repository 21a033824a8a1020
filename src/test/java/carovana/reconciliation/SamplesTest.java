package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.FlowVersion;
import carovana.ledger.payments.LineTotals;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Receipt;
import carovana.reconciliation.Facts.FetchedFlow;
import carovana.upstream.Samples;
import carovana.upstream.fdr.FlowXml;
import carovana.upstream.receipts.ReceiptXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The flows and receipts as pagoPA writes them")
class SamplesTest {

    private static final Instant FETCHED = Instant.parse("2026-11-19T10:00:00Z");

    @Test
    void are_matched() throws IOException {
        assumeThat(Samples.folder("flows")).isNotNull();

        var said = whole("77777777777", "fdr_01_normal_3_payments.xml", "fdr_02_reversal_and_no_receipt.xml");

        assertThat(said.payments())
                .extracting(Payment::state)
                .containsExactly(
                        PaymentState.REPORTED,
                        PaymentState.MISMATCH,
                        PaymentState.MISMATCH,
                        PaymentState.MISMATCH,
                        PaymentState.MISMATCH,
                        PaymentState.MISMATCH);
        assertThat(said.anomalies())
                .extracting(Anomaly::kind)
                .containsExactly(
                        UNKNOWN_IUV,
                        UNKNOWN_IUV,
                        UNKNOWN_IUV,
                        UNKNOWN_IUV,
                        UNKNOWN_IUV,
                        REVERSAL,
                        REVERSAL_UNMATCHED,
                        RECEIPT_UNKNOWN_POSITION);
    }

    @Test
    void of_another_beneficiary_are_matched_by_its_own_share() throws IOException {
        assumeThat(Samples.folder("flows")).isNotNull();

        var said = whole("88888888888", "fdr_03_multibeneficiary_unknown_iuv.xml");

        assertThat(said.payments())
                .extracting(Payment::state, Payment::amount)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(PaymentState.REPORTED, 715L),
                        org.assertj.core.api.Assertions.tuple(PaymentState.FOREIGN, 3_300L));
        assertThat(said.anomalies()).isEmpty();
    }

    private static Whole whole(String organization, String... names) throws IOException {
        var flows = new ArrayList<FetchedFlow>();
        for (var name : names) {
            flows.add(flow(organization, Samples.folder("flows").resolve(name)));
        }
        var facts = new Facts(
                new Expectations(organization, Set.of("02"), true, false),
                List.of(),
                List.of(receipt(organization)),
                flows,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Matching(new BusinessDays(List.of()), Graces.defaults()).everything(facts, FETCHED);
    }

    private static FetchedFlow flow(String organization, Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var xml = FlowXml.open(stream);
            var lines = new ArrayList<FlowLine>();
            xml.forEachRemaining(line -> lines.add(Words.line(line)));
            var header = Words.header(xml.header());
            return new FetchedFlow(
                    new Flow(
                            new FlowId(organization, header.iuf(), ""),
                            new FlowVersion(0, xml.header().flowAt()),
                            FETCHED,
                            header,
                            LineTotals.of(lines)),
                    lines);
        }
    }

    /** Every beneficiary holds a copy of its own. */
    private static Receipt receipt(String organization) throws IOException {
        var file = Samples.folder("receipts").resolve("rt_01_stored_paSendRTV2.xml");
        try (var stream = Files.newInputStream(file)) {
            var receipt = Words.receipt(ReceiptXml.read(stream), Receipt.Source.GPD, FETCHED);
            return new Receipt(
                    organization,
                    receipt.iuv(),
                    receipt.receiptId(),
                    receipt.nav(),
                    receipt.issuer(),
                    receipt.amount(),
                    receipt.psp(),
                    receipt.paidAt(),
                    receipt.source(),
                    receipt.learnedAt(),
                    receipt.transfers());
        }
    }
}
