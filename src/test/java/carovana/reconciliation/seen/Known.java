package carovana.reconciliation.seen;

import carovana.Town;
import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Credits;
import carovana.ledger.payments.Documents;
import carovana.ledger.payments.FlowHeader;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.FlowVersion;
import carovana.ledger.payments.Flows;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentKey;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.PaymentStates;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.ReceiptTransfer;
import carovana.ledger.payments.Receipts;
import carovana.ledger.payments.Severity;
import carovana.ledger.payments.UnreadableFlow;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Puts into a town's ledger what receipts, flows and judging would have put there. */
final class Known {

    static final Instant NOW = Instant.parse("2026-11-19T10:00:00Z");

    private final Town town;
    private final String organization;

    Known(Town town, String organization) {
        this.town = town;
        this.organization = organization;
    }

    void payment(String iuv, String iur, PaymentState state, long amount, String paidAt, String iuf) {
        var payment = new Payment(
                new PaymentKey(organization, iuv, iur, 1), state, amount, Instant.parse(paidAt), iuf, false);
        town.the(PaymentStates.class).record(organization, List.of(iuv), List.of(payment), NOW);
    }

    void nothingPaid(String iuv) {
        town.the(PaymentStates.class).record(organization, List.of(iuv), List.of(), NOW);
    }

    void anomaly(AnomalyKind kind, String group, String subject, Severity severity, String sentence) {
        var anomaly = new Anomaly(organization, kind, group, subject, severity, NOW, NOW, "", sentence);
        town.the(Anomalies.class).settle(organization, List.of(), List.of(anomaly), NOW);
    }

    /** A receipt, a flow that reports it and a credit of the bank for that flow, all of the same amount. */
    void reconciled(String iuv, String iur, long cents, String iuf) {
        var paidAt = Instant.parse("2026-10-13T08:15:30Z");
        var day = LocalDate.parse("2026-10-14");
        var receipt = new Receipt(
                organization,
                iuv,
                iur,
                "3" + iuv,
                organization,
                cents,
                "PSPITM01",
                paidAt,
                Receipt.Source.GPD,
                NOW,
                List.of(new ReceiptTransfer(1, organization, cents, false)));
        town.the(Receipts.class)
                .take(organization, List.of(new Receipts.Received(receipt, day.minusDays(1), "<rt/>".getBytes())));
        town.the(Flows.class)
                .take(
                        new FlowId(organization, iuf, ""),
                        new FlowVersion(0, LocalDateTime.parse("2026-10-14T23:15:30")),
                        NOW,
                        new FlowHeader(iuf, "TRN2", day, organization, 1, cents),
                        List.of(new FlowLine(1, iuv, iur, 1, cents, "0", day.minusDays(1)))
                                .iterator(),
                        town.the(Documents.class).keep(new ByteArrayInputStream(new byte[] {'<'})));
        town.the(Credits.class)
                .take(
                        organization,
                        List.of(new BankCredit(
                                organization,
                                "2026/" + iur,
                                cents,
                                day.plusDays(1),
                                "/PUR/LGPE-RIVERSAMENTO/URI/" + iuf,
                                BankCredit.Reading.FLOW,
                                iuf,
                                null,
                                false,
                                NOW)));
        payment(iuv, iur, PaymentState.RECONCILED, cents, paidAt.toString(), iuf);
    }

    /** A receipt whose document is that text. */
    void receipt(String iuv, String receiptId, long cents, String document) {
        var receipt = new Receipt(
                organization,
                iuv,
                receiptId,
                "3" + iuv,
                organization,
                cents,
                "PSPITM01",
                NOW.minusSeconds(60),
                Receipt.Source.GPD,
                NOW,
                List.of(new ReceiptTransfer(1, organization, cents, false)));
        town.the(Receipts.class)
                .take(
                        organization,
                        List.of(new Receipts.Received(
                                receipt, LocalDate.parse("2026-11-19"), document.getBytes(StandardCharsets.UTF_8))));
    }

    /** A flow that came an hour before and cannot be read, whose document is that text. */
    void unreadable(String iuf, String document) {
        long kept = town.the(Documents.class).keep(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        town.the(Flows.class)
                .quarantine(
                        new UnreadableFlow(
                                new FlowId(organization, iuf, ""),
                                new FlowVersion(0, LocalDateTime.parse("2026-11-19T02:15:30")),
                                NOW.minusSeconds(3600),
                                "not well-formed"),
                        kept);
    }

    /** A flow of ten euro for each line, paid long before, whose document is that text. */
    void flow(String iuf, String day, int lines, String document) {
        long kept = town.the(Documents.class).keep(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        town.the(Flows.class)
                .take(
                        new FlowId(organization, iuf, ""),
                        new FlowVersion(0, LocalDateTime.parse(day + "T23:15:30")),
                        NOW,
                        new FlowHeader(iuf, "TRN1", LocalDate.parse(day), organization, lines, lines * 1_000L),
                        IntStream.rangeClosed(1, lines)
                                .mapToObj(n -> new FlowLine(
                                        n,
                                        "09000000000%06d".formatted(n),
                                        "iur-" + n,
                                        1,
                                        1_000,
                                        "0",
                                        LocalDate.parse(day).minusMonths(2)))
                                .iterator(),
                        kept);
    }
}
