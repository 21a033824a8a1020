package carovana.reconciliation.seen;

import carovana.Town;
import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.AnomalyKind;
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
import carovana.ledger.payments.Severity;
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

    /** A flow of ten euro for each line, whose document is that text. */
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
                                        LocalDate.parse(day)))
                                .iterator(),
                        kept);
    }
}
