package carovana.reconciliation.fetching;

import carovana.ledger.payments.MissedReceipts;
import carovana.ledger.payments.Receipts;
import carovana.ledger.payments.Runs;
import carovana.upstream.Answer;
import carovana.upstream.Governor;
import carovana.upstream.receipts.ReceiptsPage;
import carovana.upstream.receipts.ReceiptsPage.Listed;
import carovana.upstream.receipts.ReceiptsRequests.Listing;
import carovana.upstream.receipts.ReceiptsSettings;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Decides what of an organization's receipts is listed, and which of those are read. */
@Component("receiptTurns")
public class ReceiptTurns {

    private static final String SOURCE = "receipts";

    /** Of those that were missed before, so many are tried again in one run. */
    private static final int MOST_MISSED = 500;

    private final ReceiptsSettings upstream;
    private final FetchSettings settings;
    private final Sweeps sweeps;
    private final Governor governor;
    private final Receipts receipts;
    private final MissedReceipts missed;
    private final Runs runs;
    private final FetchLog log;
    private final Clock clock;

    ReceiptTurns(
            ReceiptsSettings upstream,
            FetchSettings settings,
            Governor receiptsGovernor,
            Receipts receipts,
            MissedReceipts missed,
            Runs runs,
            FetchLog log,
            Clock clock) {
        this.upstream = upstream;
        this.settings = settings;
        this.sweeps = new Sweeps(settings.night());
        this.governor = receiptsGovernor;
        this.receipts = receipts;
        this.missed = missed;
        this.runs = runs;
        this.log = log;
        this.clock = clock;
    }

    /** @return null when receipts are not configured */
    public ReceiptTurn begin(String organization) {
        if (!upstream.isConfigured()) {
            return null;
        }
        var now = clock.instant();
        var sweep = sweeps.due(
                SOURCE,
                settings.receiptsOverlap(),
                settings.receiptsNightly(),
                settings.receiptsMonthly(),
                source -> runs.reached(organization, source),
                now);
        var first = new Listing(organization, sweep.since(), now, 0);
        return new ReceiptTurn(organization, SOURCE, runs.start(organization, SOURCE, now), now, sweep, first);
    }

    /** Those that were missed before, and whose time has come. */
    public List<WantedReceipt> missed(ReceiptTurn turn) {
        return missed.due(turn.organization(), turn.now(), MOST_MISSED).stream()
                .map(each -> wanted(turn, each.iuv(), each.paidAt(), each.tries()))
                .toList();
    }

    /** The page to ask for. */
    public Listing ask(ReceiptTurn turn) {
        if (turn.asking() == null) {
            turn.ask(new Asking("the list of receipts", turn, governor, settings.attempts()));
        }
        return turn.next();
    }

    /** @return those of the page that are to be read */
    public List<WantedReceipt> listed(ReceiptTurn turn, Answer answer) {
        try (answer) {
            boolean end = ReceiptsPage.isBehindLast(answer);
            if (turn.asking().of(answer, answer.status() == 403) != Asking.Meaning.ANSWERED) {
                return givenUp(turn);
            }
            if (!answer.isGood() && !end) {
                turn.stop("the list of receipts was refused (%s)".formatted(answer.told()));
                return List.of();
            }
            var page = ReceiptsPage.read(answer, turn.next().page());
            page.faults().forEach(turn::trouble);
            var wanted = wanted(turn, page.receipts());
            turn.goTo(page.isLast() ? null : turn.next().next());
            return wanted;
        }
    }

    /** No answer came, or none that can be read. */
    public List<WantedReceipt> unlisted(ReceiptTurn turn, Exception trouble) {
        turn.asking().of(trouble);
        return givenUp(turn);
    }

    private static List<WantedReceipt> givenUp(ReceiptTurn turn) {
        if (turn.asking().isGivenUp()) {
            turn.stop("the list of receipts was not answered");
        }
        return List.of();
    }

    private List<WantedReceipt> wanted(ReceiptTurn turn, List<Listed> listed) {
        var byIuv = new LinkedHashMap<String, Listed>();
        listed.forEach(each -> byIuv.putIfAbsent(each.iuv(), each));
        var known = receipts.known(turn.organization(), byIuv.keySet());
        // those are asked for when their time has come, however often they are listed until then
        var waiting = missed.among(turn.organization(), byIuv.keySet());
        var again = turn.now().minus(settings.receiptsNightly());
        return byIuv.values().stream()
                .filter(each -> !waiting.contains(each.iuv()))
                .filter(each -> !known.contains(each.iuv())
                        || turn.sweep().isNightly()
                                && each.paidAt() != null
                                && !each.paidAt().isBefore(again))
                .map(each -> wanted(turn, each.iuv(), each.paidAt(), 0))
                .toList();
    }

    private WantedReceipt wanted(ReceiptTurn turn, String iuv, java.time.Instant paidAt, int tries) {
        return new WantedReceipt(
                turn, iuv, paidAt, tries, new Asking("the receipt of IUV " + iuv, turn, governor, settings.attempts()));
    }

    /** Stores what came of a page. */
    public void keep(ReceiptTurn turn) {
        var came = turn.taken();
        if (!came.isEmpty()) {
            turn.found(receipts.take(turn.organization(), came));
            missed.found(
                    turn.organization(),
                    came.stream().map(each -> each.receipt().iuv()).toList());
        }
    }

    public void end(ReceiptTurn turn) {
        log.end(turn, clock.instant());
    }
}
