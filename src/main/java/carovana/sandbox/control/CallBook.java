package carovana.sandbox.control;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Counts the calls each service received, in all and by IUPD and operation. The counts by IUPD live in the store, as
 * short texts like {@code create=1 get=2}, so that a million of them do not fill the heap.
 */
@InSandbox
@Component
public class CallBook {

    private static final String NAMES = "calls.";

    private final SandboxStore store;
    private final Map<String, LongAdder> totals = new ConcurrentHashMap<>();
    private final Map<String, SandboxMap> byService = new ConcurrentHashMap<>();
    private final Object[] stripes = new Object[64];

    public CallBook(SandboxStore store) {
        this.store = store;
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Object();
        }
        store.meta().forEachText((name, count) -> {
            if (name.startsWith(NAMES)) {
                adder(name.substring(NAMES.length())).add(Long.parseLong(count));
            }
        });
        store.onReset(totals::clear);
    }

    public void received(String service) {
        add(service + ".total");
    }

    public void tooMany(String service) {
        add(service + ".tooMany");
    }

    public void received(String service, String operation, String iupd) {
        SandboxMap counts = counts(service);
        synchronized (stripes[Math.floorMod(iupd.hashCode(), stripes.length)]) {
            counts.put(iupd, incremented(counts.text(iupd), operation));
        }
    }

    /** What was counted must not be lost either, even where the call itself changes nothing. */
    public void keep() {
        store.commit();
    }

    long total(String service) {
        return adder(service + ".total").sum();
    }

    long tooManyRequests(String service) {
        return adder(service + ".tooMany").sum();
    }

    void forEachIupd(String service, BiConsumer<String, Map<String, Integer>> reader) {
        counts(service).forEachText((iupd, text) -> reader.accept(iupd, parsed(text)));
    }

    private SandboxMap counts(String service) {
        return byService.computeIfAbsent(service, name -> store.map(NAMES + name));
    }

    private LongAdder adder(String name) {
        return totals.computeIfAbsent(name, n -> new LongAdder());
    }

    private void add(String name) {
        LongAdder adder = adder(name);
        adder.increment();
        store.meta().put(NAMES + name, Long.toString(adder.sum()));
    }

    private static String incremented(String text, String operation) {
        if (text == null) {
            return operation + "=1";
        }
        Map<String, Integer> counts = parsed(text);
        counts.merge(operation, 1, Integer::sum);
        var joined = new StringBuilder();
        counts.forEach((name, count) -> joined.append(joined.isEmpty() ? "" : " ")
                .append(name)
                .append('=')
                .append(count));
        return joined.toString();
    }

    private static Map<String, Integer> parsed(String text) {
        var counts = new LinkedHashMap<String, Integer>();
        for (String count : text.split(" ")) {
            int equals = count.indexOf('=');
            counts.put(count.substring(0, equals), Integer.valueOf(count.substring(equals + 1)));
        }
        return counts;
    }
}
