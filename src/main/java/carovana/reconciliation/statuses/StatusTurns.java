package carovana.reconciliation.statuses;

import carovana.ledger.PositionsByIuv;
import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.Looks;
import carovana.ledger.payments.PositionStatuses;
import carovana.ledger.payments.PositionStatuses.OptionStatus;
import carovana.ledger.payments.PositionStatuses.PositionStatus;
import carovana.ledger.payments.Runs;
import carovana.positions.DebtPosition;
import carovana.positions.PaymentOption;
import carovana.reconciliation.BusinessDays;
import carovana.reconciliation.running.ReconciliationSettings;
import carovana.reconciliation.statuses.StatusTurn.Question;
import carovana.upstream.gpd.GpdCall;
import carovana.upstream.gpd.GpdPosition;
import carovana.upstream.gpd.GpdPositions;
import carovana.upstream.gpd.GpdReply;
import carovana.upstream.gpd.GpdRequests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks pagoPA what it says of positions where that matters: those that were paid without a receipt and may still be
 * payable, those of which it said something else before, those whose payments could not be understood without, and, once a
 * day, those that it has as paid and not reported.
 */
@Component("statusTurns")
public class StatusTurns {

    private static final Logger log = LoggerFactory.getLogger(StatusTurns.class);

    private static final String SOURCE = "statuses";
    private static final Duration ONCE_A_DAY = Duration.ofHours(20);
    private static final Duration AGAIN = Duration.ofMinutes(30);

    /** Of one run: a call each, within the key's limit. */
    private static final int MOST = 500;

    /** GPD takes no longer span of payment days (core 1.1.37: 30 days between them). */
    private static final int DAYS = 30;

    private static final Set<AnomalyKind> ABOUT_STATUS = Set.of(AnomalyKind.PAID_WITHOUT_RPT, AnomalyKind.STATUS_DRIFT);

    private final Anomalies anomalies;
    private final PositionsByIuv positions;
    private final PositionStatuses statuses;
    private final Runs runs;
    private final GpdRequests requests;
    private final BusinessDays days;
    private final ReconciliationSettings settings;
    private final Clock clock;

    StatusTurns(
            Anomalies anomalies,
            PositionsByIuv positions,
            PositionStatuses statuses,
            Runs runs,
            GpdRequests requests,
            BusinessDays days,
            ReconciliationSettings settings,
            Clock clock) {
        this.anomalies = anomalies;
        this.positions = positions;
        this.statuses = statuses;
        this.runs = runs;
        this.requests = requests;
        this.days = days;
        this.settings = settings;
        this.clock = clock;
    }

    public StatusTurn begin(String organization) {
        var now = clock.instant();
        var questions = new ArrayList<Question>();
        var paidUntil = paidUntil(now);
        boolean isListDue = runs.reached(organization, SOURCE)
                .map(last -> last.plus(ONCE_A_DAY).isBefore(now))
                .orElse(true);
        if (isListDue) {
            questions.add(page(organization, paidUntil, 0));
        }
        inQuestion(organization, now)
                .forEach(each -> questions.add(
                        new Question(each.iupd(), iuvs(each), 0, requests.read(organization, each.iupd()))));
        return new StatusTurn(organization, paidUntil, questions);
    }

    private List<DebtPosition> inQuestion(String organization, Instant now) {
        var iuvs = anomalies.groups(organization, ABOUT_STATUS).stream()
                .map(Looks::key)
                .toList();
        var held = byIupd(organization, iuvs);
        var known = statuses.of(organization, held.keySet());
        var asked = new TreeMap<String, DebtPosition>();
        held.values().stream()
                .filter(each -> !known.containsKey(each.iupd())
                        || known.get(each.iupd()).readAt().plus(AGAIN).isBefore(now))
                .limit(MOST)
                .forEach(each -> asked.put(each.iupd(), each));
        asked.putAll(wanted(organization, now, MOST - asked.size()));
        return List.copyOf(asked.values());
    }

    private Map<String, DebtPosition> wanted(String organization, Instant now, int most) {
        var iuvs = statuses.wanted(organization, now, now.plus(AGAIN), most);
        var held = byIupd(organization, iuvs);
        var known = held.values().stream().flatMap(each -> iuvs(each).stream()).collect(Collectors.toSet());
        statuses.forget(
                organization,
                iuvs.stream().filter(each -> !known.contains(each)).toList());
        return held;
    }

    private SortedMap<String, DebtPosition> byIupd(String organization, Collection<String> iuvs) {
        var held = new TreeMap<String, DebtPosition>();
        positions.of(organization, iuvs).values().forEach(each -> held.put(each.iupd(), each));
        return held;
    }

    private static List<String> iuvs(DebtPosition position) {
        return position.options().stream().map(PaymentOption::iuv).toList();
    }

    /** What was paid later need not be reported yet: SACI gives two business days, and some patience. */
    private LocalDate paidUntil(Instant now) {
        var day = BusinessDays.dayOf(now);
        int open = settings.graces().statusBusinessDays();
        while (open > 0) {
            day = day.minusDays(1);
            open -= days.isOpen(day) ? 1 : 0;
        }
        return day;
    }

    /** GPD gives a position the day of its payment when all of it is paid: one paid in part is in no such list. */
    private Question page(String organization, LocalDate paidUntil, int page) {
        var query = "status=PAID&payment_date_from=%s&payment_date_to=%s&limit=%d&page=%d&orderby=IUPD&ordering=ASC"
                .formatted(paidUntil.minusDays(DAYS), paidUntil, GpdPositions.LARGEST_PAGE, page);
        return new Question(null, List.of(), page, requests.list(organization, query));
    }

    public GpdCall ask(StatusTurn turn) {
        return turn.next().call();
    }

    public void came(StatusTurn turn, GpdReply reply) {
        var question = turn.next();
        if (question.iupd() == null) {
            turn.answered(listed(turn, question, reply));
        } else if (reply.isRefusal()) {
            log.warn(
                    "pagoPA does not say what it has of position {} of {}: {} {}; it is not asked again",
                    question.iupd(),
                    turn.organization(),
                    reply.status(),
                    reply.detail());
            statuses.forget(turn.organization(), question.iuvs());
            turn.answered(Optional.empty());
        } else {
            statuses.note(turn.organization(), read(question.iupd(), reply), question.iuvs());
            turn.answered(Optional.empty());
        }
    }

    private PositionStatus read(String iupd, GpdReply reply) {
        return reply.isUnknownPosition()
                ? new PositionStatus(iupd, "DELETED", Map.of(), clock.instant())
                : status(reply.position().orElseThrow(() -> refused(reply)));
    }

    private Optional<Question> listed(StatusTurn turn, Question question, GpdReply reply) {
        var page = reply.positions().orElseThrow(() -> refused(reply));
        noteOurs(
                turn.organization(), page.positions().stream().map(this::status).toList());
        if (page.isLast()) {
            runs.reach(turn.organization(), SOURCE, clock.instant());
            return Optional.empty();
        }
        return Optional.of(page(turn.organization(), turn.paidUntil(), question.page() + 1));
    }

    private static IllegalStateException refused(GpdReply reply) {
        return new IllegalStateException("GPD answered %d: %s".formatted(reply.status(), reply.detail()));
    }

    private PositionStatus status(GpdPosition told) {
        var options = new HashMap<String, OptionStatus>();
        for (var option : told.paymentOption() == null ? List.<GpdPosition.Option>of() : told.paymentOption()) {
            if (option.iuv() != null && option.status() != null) {
                long fee = option.notificationFee() == null ? 0 : option.notificationFee();
                options.put(option.iuv(), new OptionStatus(option.status(), fee));
            }
        }
        return new PositionStatus(told.iupd(), told.status(), options, clock.instant());
    }

    /** Of others nothing is to be told. */
    private void noteOurs(String organization, List<PositionStatus> told) {
        var held = byIupd(
                organization,
                told.stream().flatMap(each -> each.options().keySet().stream()).toList());
        told.stream()
                .filter(each -> held.containsKey(each.iupd()))
                .forEach(each -> statuses.note(organization, each, iuvs(held.get(each.iupd()))));
    }

    /** What was not answered is asked by the next run. */
    public void away(StatusTurn turn, Exception why) {
        turn.giveUp();
        log.warn(
                "pagoPA was not asked for all states of positions of {}: {}; the next run asks again",
                turn.organization(),
                why.getMessage());
    }
}
