package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Looks at the heap every few seconds, each time after the garbage is gone. */
final class Heap {

    private static final long EVERY = 5_000;

    /** What caches may still take after the first half, MB. */
    private static final double ROOM = 24;

    private final List<Double> used = new ArrayList<>();

    void watch() {
        var watcher = new Thread(this::look, "heap");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void look() {
        while (true) {
            System.gc();
            var runtime = Runtime.getRuntime();
            synchronized (used) {
                used.add((runtime.totalMemory() - runtime.freeMemory()) / (1024.0 * 1024.0));
            }
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    /** Tells what was used until now; the second half must not use more than the first. */
    void tell(String until) {
        double[] all;
        synchronized (used) {
            all = used.stream().mapToDouble(Double::doubleValue).toArray();
        }
        int half = all.length / 2;
        if (half == 0) {
            return;
        }
        var first = Figure.of(java.util.Arrays.copyOfRange(all, 0, half));
        var second = Figure.of(java.util.Arrays.copyOfRange(all, half, all.length));
        Table.add(
                "used heap after collection, MB, %s (%d looks)".formatted(until, all.length),
                "second half " + second.whole(),
                "first half " + first.whole(),
                "%.2f".formatted(second.median() / first.median()),
                "no growth");
        assertThat(second.median())
                .as("MB of heap in use in the second half, when in the first it was %s", first.whole())
                .isLessThanOrEqualTo(first.median() + ROOM);
    }
}
