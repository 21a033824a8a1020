package carovana.facade;

import carovana.ledger.Result;
import carovana.ledger.Settled;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who waits in this process for which instruction. */
@Component
class Waiting {

    private final Map<Long, CompletableFuture<Result>> waiting = new ConcurrentHashMap<>();

    /** Begins to wait, inside the transaction that asks, so that no answer can come before. */
    CompletableFuture<Result> expect(long instruction) {
        var expected = new CompletableFuture<Result>();
        waiting.put(instruction, expected);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    forget(instruction);
                }
            }
        });
        return expected;
    }

    void forget(long instruction) {
        waiting.remove(instruction);
    }

    /** Only what is committed is told. */
    @TransactionalEventListener
    void tell(Settled settled) {
        var expected = waiting.remove(settled.result().instruction().id());
        if (expected != null) {
            expected.complete(settled.result());
        }
    }
}
