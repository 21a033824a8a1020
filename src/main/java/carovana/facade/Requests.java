package carovana.facade;

import carovana.ledger.Answer;
import carovana.ledger.Answers;
import carovana.ledger.Asking;
import carovana.ledger.Entry;
import carovana.ledger.Ledger;
import carovana.ledger.Outcome;
import carovana.ledger.Result;
import carovana.positions.Operation;
import carovana.positions.Organization;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the ledger and waits for pagoPA's answer; what is asked again under its own key is not asked twice. */
@Component
class Requests {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Ledger ledger;
    private final Answers answers;
    private final Waiting waiting;
    private final TransactionTemplate transaction;
    private final Duration patience;

    Requests(
            Ledger ledger,
            Answers answers,
            Waiting waiting,
            PlatformTransactionManager transactions,
            FacadeSettings settings) {
        this.ledger = ledger;
        this.answers = answers;
        this.waiting = waiting;
        this.transaction = new TransactionTemplate(transactions);
        this.patience = settings.patience();
    }

    /**
     * @param asking null when the key of the request was taken
     * @param settled what is waited for; null when nothing was taken
     */
    private record Begun(Asking asking, CompletableFuture<Result> settled) {}

    /**
     * @return pagoPA's answer; nothing when it did not come in time and the work goes on
     * @throws Refusal when it was not taken
     */
    Optional<Answer> ask(Organization organization, Entry entry, Repeatable request) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        var begun = transaction.execute(status -> begin(organization, entry, request, status));
        if (begun.asking() == null) {
            return repeated(organization, request, deadline);
        }
        if (begun.settled() == null) {
            throw refusal(organization, entry, begun.asking());
        }
        try {
            var result = begun.settled().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return result.kind() == Result.Kind.PARKED ? Optional.empty() : Optional.ofNullable(result.answer());
        } catch (TimeoutException goesOn) {
            return Optional.empty();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } finally {
            waiting.forget(begun.asking().instruction());
        }
    }

    private Begun begin(Organization organization, Entry entry, Repeatable request, TransactionStatus status) {
        if (request.key() != null && !answers.begin(organization.fiscalCode(), request.key(), request.hash())) {
            return new Begun(null, null);
        }
        var asking = ledger.ask(organization, entry);
        if (!asking.isTaken()) {
            status.setRollbackOnly();
            return new Begun(asking, null);
        }
        if (request.key() != null) {
            answers.became(organization.fiscalCode(), request.key(), asking.instruction());
        }
        return new Begun(asking, waiting.expect(asking.instruction()));
    }

    /** Another node may have it, so the ledger is asked. */
    private Optional<Answer> repeated(Organization organization, Repeatable request, long deadline)
            throws InterruptedException {
        while (true) {
            var kept = answers.find(organization.fiscalCode(), request.key()).orElse(null);
            if (kept != null && !kept.hash().equals(request.hash())) {
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_ENTITY.value(),
                        "Another request has this key",
                        "%s: another request was sent with this key before: give this one its own"
                                .formatted(Repeatable.HEADER));
            }
            if (kept != null && kept.answer() != null) {
                return Optional.of(kept.answer());
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, LOOK_AGAIN.toNanos()));
        }
    }

    /** As GPD would say it; where that would only fail, what to do. */
    private static Refusal refusal(Organization organization, Entry entry, Asking asking) {
        return entry.operation() == Operation.CREATE && asking.outcome() == Outcome.DUPLICATE
                ? Refusal.notUnique(organization.fiscalCode())
                : Refusal.badData(asking.reasons().forRow(0));
    }
}
