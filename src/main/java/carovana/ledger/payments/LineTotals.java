package carovana.ledger.payments;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What the lines of a flow make together.
 *
 * @param count how many lines
 * @param sum of the amounts as they are written, euro cents: what the header must say
 * @param net of the payments less the reversals, whatever their sign, euro cents: what the bank may credit instead
 * @param reversals how many lines reverse a payment
 * @param digest the same for the same lines in any order
 * @param repeated lines that stand more than once, as {@code iuv/iur/index}, 20 at most
 */
public record LineTotals(int count, long sum, long net, int reversals, long digest, List<String> repeated) {

    public static final int REPEATED_TOLD = 20;

    public LineTotals {
        repeated = List.copyOf(repeated);
    }

    public static LineTotals of(Iterable<FlowLine> lines) {
        var adding = new Adding();
        lines.forEach(adding::add);
        return adding.totals();
    }

    /** The totals without what is repeated, which only a look at all lines together tells. */
    public static final class Running {
        private int count;
        private long sum;
        private long net;
        private int reversals;
        private long digest;

        public void add(FlowLine line) {
            count++;
            sum = Math.addExact(sum, line.amount());
            net = Math.addExact(net, line.isReversal() ? -Math.abs(line.amount()) : line.amount());
            reversals += line.isReversal() ? 1 : 0;
            digest += digest(line);
        }

        public LineTotals totals(List<String> repeated) {
            return new LineTotals(count, sum, net, reversals, digest, repeated);
        }

        private static long digest(FlowLine line) {
            var hash = new ContentHash()
                    .add(line.iuv(), line.iur(), Integer.toString(line.index()), Long.toString(line.amount()))
                    .add(line.outcome(), String.valueOf(line.paidOn()));
            return ByteBuffer.wrap(hash.bytes()).getLong();
        }
    }

    private static final class Adding {
        private final Running running = new Running();
        private final HashSet<String> seen = new HashSet<>();
        private final List<String> repeated = new ArrayList<>();

        void add(FlowLine line) {
            running.add(line);
            var key = new PaymentKey("", line.iuv(), line.iur(), line.index()).told();
            if (!seen.add(key) && repeated.size() < REPEATED_TOLD && !repeated.contains(key)) {
                repeated.add(key);
            }
        }

        LineTotals totals() {
            return running.totals(repeated.stream().sorted().toList());
        }
    }
}
