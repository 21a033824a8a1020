package carovana.reconciliation;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Closure;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowHeader;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.FlowVersion;
import carovana.ledger.payments.LineTotals;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.ReceiptTransfer;
import carovana.ledger.payments.UnreadableFlow;
import carovana.reconciliation.Facts.FetchedFlow;
import carovana.reconciliation.Facts.Sought;
import carovana.reconciliation.KnownPosition.KnownOption;
import carovana.reconciliation.KnownPosition.KnownTransfer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What happened to the payments of Bugliano, told fact by fact. The operating day is Tuesday, 17 November 2026. */
final class Story {

    static final String ORG = "99000000010";
    static final String IUV = "01000000000000144";
    static final String IUF = "2026-11-18PSPITM01-S000000001";
    static final Instant PAID = Instant.parse("2026-11-17T09:15:30Z");
    static final LocalDate PAID_ON = LocalDate.parse("2026-11-17");
    static final LocalDate CREDITED_ON = LocalDate.parse("2026-11-18");
    static final Instant FETCHED = Instant.parse("2026-11-19T05:00:00Z");
    static final LocalDateTime FIRST = LocalDateTime.parse("2026-11-19T02:15:30");

    private static final Matching MATCHING = new Matching(new BusinessDays(List.of()), Graces.defaults());

    private Expectations expectations = new Expectations(ORG, Set.of("01"), true, false);
    final List<KnownPosition> positions = new ArrayList<>();
    final List<Receipt> receipts = new ArrayList<>();
    final List<FetchedFlow> flows = new ArrayList<>();
    final List<UnreadableFlow> unreadable = new ArrayList<>();
    final List<FlowListing> listings = new ArrayList<>();
    final List<BankCredit> credits = new ArrayList<>();
    final List<Sought> sought = new ArrayList<>();
    final List<Closure> closures = new ArrayList<>();

    Story position(long amount) {
        return position("TARI-1", null, option(IUV, amount, null));
    }

    Story position(String iupd, String gpdStatus, KnownOption... options) {
        return asked(iupd, gpdStatus, gpdStatus == null ? null : Instant.MAX, options);
    }

    /** @param at when pagoPA said so; null when nobody asked */
    Story asked(String iupd, String gpdStatus, Instant at, KnownOption... options) {
        positions.removeIf(each -> each.iupd().equals(iupd));
        positions.add(new KnownPosition(ORG, iupd, gpdStatus, at, List.of(options)));
        return this;
    }

    static KnownOption option(String iuv, long amount, String gpdStatus) {
        return new KnownOption(iuv, amount, 0, false, gpdStatus, List.of(new KnownTransfer(1, ORG, amount, false)));
    }

    Story receipt(String iur, long amount) {
        return receipt(IUV, iur, amount, new ReceiptTransfer(1, ORG, amount, false));
    }

    Story receipt(String iuv, String iur, long amount, ReceiptTransfer... transfers) {
        return receipt(iuv, iur, ORG, amount, PAID.plusSeconds(5), transfers);
    }

    Story receipt(String iuv, String iur, String issuer, long amount, Instant learnedAt, ReceiptTransfer... transfers) {
        receipts.add(new Receipt(
                ORG,
                iuv,
                iur,
                "3" + iuv,
                issuer,
                amount,
                "PSPITM01",
                PAID,
                Receipt.Source.GPD,
                learnedAt,
                List.of(transfers)));
        return this;
    }

    static FlowLine line(String iur, long amount, String outcome) {
        return line(1, IUV, iur, amount, outcome);
    }

    static FlowLine line(int number, String iuv, String iur, long amount, String outcome) {
        return new FlowLine(number, iuv, iur, 1, amount, outcome, PAID_ON);
    }

    /** A flow that says of itself what is so. */
    Story flow(FlowLine... lines) {
        return flow(IUF, FIRST, FETCHED, lines);
    }

    Story flow(String iuf, LocalDateTime version, Instant fetchedAt, FlowLine... lines) {
        return flow(iuf, version, fetchedAt, each -> each, lines);
    }

    Story flow(
            String iuf, LocalDateTime version, Instant fetchedAt, UnaryOperator<FlowHeader> header, FlowLine... lines) {
        var all = List.of(lines);
        var totals = LineTotals.of(all);
        var right = new FlowHeader(iuf, "TRN1", CREDITED_ON, ORG, totals.count(), totals.sum());
        flows.add(new FetchedFlow(
                new Flow(new FlowId(ORG, iuf, ""), new FlowVersion(0, version), fetchedAt, header.apply(right), totals),
                all));
        return this;
    }

    /** The next version, a day later. */
    Story revised(FlowLine... lines) {
        return flow(IUF, FIRST.plusDays(1), FETCHED.plusSeconds(86_400), lines);
    }

    Story unreadable(Instant fetchedAt) {
        unreadable.add(new UnreadableFlow(
                new FlowId(ORG, IUF, ""),
                new FlowVersion(0, FIRST),
                fetchedAt,
                "line 3: the element importoTotalePagamenti is missing"));
        return this;
    }

    Story listed(int tries, Instant fetchedAt) {
        listings.add(new FlowListing(
                new FlowId(ORG, IUF, ""),
                "2026-11-19T01:15:30",
                FETCHED,
                tries,
                tries == 0 ? null : "404 without a body",
                fetchedAt));
        return this;
    }

    Story credit(String reference, long amount) {
        return credit(reference, amount, "/PUR/LGPE-RIVERSAMENTO/URI/" + IUF);
    }

    Story credit(String reference, long amount, String text) {
        return credit(reference, amount, text, Instant.parse("2026-11-18T17:00:00Z"));
    }

    Story credit(String reference, long amount, String text, Instant learnedAt) {
        var read = CreditText.read(text);
        credits.add(new BankCredit(
                ORG, reference, amount, CREDITED_ON, text, read.reading(), read.iuf(), read.iuv(), false, learnedAt));
        return this;
    }

    Story sought(String iur) {
        sought.add(new Sought(IUV, iur));
        return this;
    }

    Story expecting(boolean treasury, boolean seeksReceipts) {
        expectations = new Expectations(ORG, Set.of("01"), treasury, seeksReceipts);
        return this;
    }

    /** A person closes what is open of that kind at that moment. */
    Story closed(AnomalyKind kind, String now) {
        for (var each : at(now).anomalies()) {
            if (each.kind() == kind) {
                closures.add(new Closure(
                        kind, each.subject(), each.evidence(), "m.bianchi", Instant.parse(now), "seen with the PSP"));
            }
        }
        return this;
    }

    Facts facts() {
        return new Facts(expectations, positions, receipts, flows, unreadable, listings, credits, sought, closures);
    }

    Whole at(String now) {
        return at(Instant.parse(now));
    }

    Whole at(Instant now) {
        return MATCHING.everything(facts(), now);
    }

    List<AnomalyKind> open(String now) {
        return at(now).anomalies().stream().map(Anomaly::kind).toList();
    }

    PaymentState state(String now) {
        var payments = at(now).payments();
        return payments.get(payments.size() - 1).state();
    }
}
