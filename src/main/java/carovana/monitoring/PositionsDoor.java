package carovana.monitoring;

import carovana.access.Caller;
import carovana.ledger.Journeys;
import carovana.ledger.Journeys.Event;
import carovana.ledger.Journeys.Journey;
import carovana.ledger.Journeys.Summary;
import carovana.ledger.payments.PositionState;
import carovana.positions.DebtPosition;
import carovana.positions.Euro;
import carovana.reconciliation.seen.Accounts;
import carovana.reconciliation.seen.Accounts.Account;
import carovana.reconciliation.seen.Accounts.PaymentTrace;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where each position is. */
@RestController
@Tag(name = "Positions", description = "Where each due is, and how it came there")
class PositionsDoor {

    private static final int MOST = 500;

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private final Journeys journeys;
    private final Accounts accounts;

    PositionsDoor(Journeys journeys, Accounts accounts) {
        this.journeys = journeys;
        this.accounts = accounts;
    }

    /**
     * @param state as what was asked last left it at pagoPA
     * @param accounting how far it is in the accounts; null when the ledger has no such position
     * @param events everything that happened, in order; PAID, REPORTED and CREDITED are of its payments
     * @param payments each with its receipt, its flow and what the bank credited
     */
    @Schema(name = "Journey")
    record Traced(
            String organization,
            String iupd,
            String state,
            PositionState accounting,
            DebtPosition position,
            List<Event> events,
            List<PaymentTrace> payments) {}

    record PositionList(List<Summary> positions) {}

    @GetMapping("/positions/{organization}")
    @Operation(summary = "The latest positions of an organization, newest first")
    PositionList list(
            @PathVariable String organization,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        caller.mustOpen(organization);
        return new PositionList(journeys.latest(organization, before, Math.max(1, Math.min(MOST, limit))));
    }

    @GetMapping("/positions/{organization}/{iupd}")
    @Operation(summary = "The journey of a position: everything that happened to it, in order")
    Traced journey(
            @PathVariable String organization, @PathVariable String iupd, @AuthenticationPrincipal Caller caller) {
        caller.mustOpen(organization);
        var journey = journeys.journey(organization, iupd);
        if (journey.events().isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "The ledger knows no position %s of organization %s".formatted(iupd, organization));
        }
        return traced(journey, accounts.of(journey.position()));
    }

    private static Traced traced(Journey journey, Account account) {
        var payments = account == null ? List.<PaymentTrace>of() : account.payments();
        return new Traced(
                journey.organization(),
                journey.iupd(),
                journey.state(),
                account == null ? null : account.state(),
                journey.position(),
                Stream.concat(journey.events().stream(), payments.stream().flatMap(PositionsDoor::events))
                        .sorted(Comparator.comparing(Event::at))
                        .toList(),
                payments);
    }

    private static Stream<Event> events(PaymentTrace payment) {
        var events = new ArrayList<Event>();
        var receipt = payment.receipt();
        if (receipt != null) {
            events.add(event(
                    receipt.paidAt(),
                    "PAID",
                    "%s, %s euro, receipt %s of %s"
                            .formatted(payment.iuv(), Euro.told(payment.amount()), receipt.id(), receipt.psp())));
        }
        var flow = payment.flow();
        if (flow != null) {
            events.add(event(
                    flow.fetchedAt(),
                    "REPORTED",
                    "%s, in flow %s, credit transfer of %s"
                            .formatted(payment.iuv(), flow.iuf(), flow.regulationDay())));
        }
        payment.credits()
                .forEach(each -> events.add(event(
                        each.day().atStartOfDay(ITALY).toInstant(),
                        "CREDITED",
                        "%s, by credit %s of %s euro"
                                .formatted(payment.iuv(), each.reference(), Euro.told(each.amount())))));
        return events.stream();
    }

    /** Of no drop: it comes from pagoPA and the bank. */
    private static Event event(Instant at, String event, String reason) {
        return new Event(at, event, null, 0, 0, reason);
    }
}
