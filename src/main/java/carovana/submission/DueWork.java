package carovana.submission;

import carovana.ledger.Instruction;
import carovana.ledger.Node;
import carovana.ledger.Pace;
import carovana.ledger.WorkList;
import carovana.upstream.Governor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/**
 * Hands out instructions that are due, leasing the next few when the last ones are gone. It stops after a short while,
 * so that a route can be stopped and a lost ledger is noticed.
 */
@Component("dueWork")
public class DueWork {

    private static final Duration ONE_TURN = Duration.ofSeconds(5);

    /** Without a limit: enough to keep all calls in flight, few enough to read after a crash. */
    private static final int LARGEST_LEASE = 128;

    private static final int SMALLEST_LEASE = 4;

    /** Positions per second to expect from an upstream without a limit, until it is measured. */
    private static final double UNMEASURED = 100;

    /** Leases the next few while the last ones are sent, so that no call waits for the ledger. */
    private final Executor leasing = Executors.newSingleThreadExecutor(DueWork::thread);

    private final WorkList work;
    private final Node node;
    private final Governor governor;
    private final Clock clock;

    DueWork(WorkList work, Node node, Governor gpdGovernor, Pace pace, Clock clock) {
        pace.expect(gpdGovernor.limit().isOff() ? UNMEASURED : gpdGovernor.perSecond());
        this.work = work;
        this.node = node;
        this.governor = gpdGovernor;
        this.clock = clock;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "leasing");
        thread.setDaemon(true);
        return thread;
    }

    public Iterator<Instruction> turn() throws SQLException {
        node.stillAlive();
        return new Turn(clock.instant().plus(ONE_TURN));
    }

    /** About two seconds of calls. */
    private int lease() {
        return (int) Math.max(SMALLEST_LEASE, Math.min(LARGEST_LEASE, 2 * governor.perSecond()));
    }

    private final class Turn implements Iterator<Instruction> {
        private final Instant end;
        private final Queue<Instruction> leased = new ArrayDeque<>();
        private CompletableFuture<List<Instruction>> ahead;
        private boolean over;

        Turn(Instant end) {
            this.end = end;
        }

        /** Once over, always over: Camel asks again when a split is done, and what is leased then is never sent. */
        @Override
        public boolean hasNext() {
            if (!over && leased.isEmpty()) {
                leased.addAll(ahead == null ? more() : ahead.join());
                ahead = null;
                over = leased.isEmpty();
            }
            return !over;
        }

        private List<Instruction> more() {
            if (!clock.instant().isBefore(end) || governor.isHeld()) {
                return List.of();
            }
            var instructions = work.lease(lease());
            if (!instructions.isEmpty()) {
                node.awaitDisk();
            }
            return instructions;
        }

        @Override
        public Instruction next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var instruction = leased.remove();
            if (ahead == null && leased.size() < lease() / 2) {
                ahead = CompletableFuture.supplyAsync(this::more, leasing);
            }
            return instruction;
        }
    }
}
