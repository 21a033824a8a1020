package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * The account's money, in cents. What was spent is the sum of what the requests say was paid for them, so that a killed
 * process can neither charge for nothing nor forget a charge.
 */
@InSandbox
@Component
class Wallet {

    private static final String PAID_IN = "visengine.wallet.paid-in";
    private static final long AT_FIRST = 100_000;

    private final SandboxMap kept;
    private final AtomicLong spent = new AtomicLong();

    Wallet(SandboxStore store, RequestBook book) {
        kept = store.meta();
        spent.set(book.all().stream().mapToLong(Request::charged).sum());
        store.onReset(() -> spent.set(0));
    }

    long balance() {
        String paidIn = kept.text(PAID_IN);
        return (paidIn == null ? AT_FIRST : Long.parseLong(paidIn)) - spent.get();
    }

    long spent() {
        return spent.get();
    }

    /** Somebody pays in, or out, so that there is this much. Durable after the next commit. */
    void set(long balance) {
        kept.put(PAID_IN, Long.toString(balance + spent.get()));
    }

    /**
     * Pays for a request, which must then be written; one payment at a time.
     *
     * @param error the number of the refusal where there is not enough
     */
    void pay(Request request, int error, Iterable<Request.Charge> charges) {
        long total = 0;
        for (Request.Charge charge : charges) {
            total += charge.amount();
        }
        if (total > balance()) {
            throw Refusal.insufficientCredit(error, balance());
        }
        spent.addAndGet(total);
        for (Request.Charge charge : charges) {
            if (charge.amount() > 0) {
                request.charges.add(charge);
            }
        }
    }
}
