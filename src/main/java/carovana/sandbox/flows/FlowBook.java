package carovana.sandbox.flows;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.springframework.stereotype.Component;

/** Remembers the flows, every revision of them, and their lines. */
@InSandbox
@Component
public class FlowBook {

    private static final char BREAK = '\n';
    private static final char LAST = '\uffff';

    private final SandboxStore store;
    private final SandboxMap flows;
    private final SandboxMap lines;
    private final SandboxMap days;
    private final SandboxMap untold;
    private final ReentrantLock turn = new ReentrantLock();

    FlowBook(SandboxStore store) {
        this.store = store;
        flows = store.map("flows.flows");
        lines = store.map("flows.lines");
        days = store.map("flows.days");
        untold = store.map("flows.untold");
        store.onlyBetween(turn);
    }

    /** Does something that nobody else must come between, and makes it last. */
    <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            T result = work.get();
            store.commit();
            return result;
        } finally {
            turn.unlock();
        }
    }

    void write(Flow flow, List<FlowLine> told) {
        String key = key(flow);
        for (int number = 0; number < told.size(); number++) {
            lines.put(line(key, number), SandboxJson.write(told.get(number)));
        }
        days.put(flow.operatingDay.toString() + BREAK + key, "");
        untold.put(key, "");
        flows.put(key, SandboxJson.write(flow));
    }

    /** The latest revision of each flow of an operating day, published or not. */
    public Collection<Flow> of(LocalDate operatingDay) {
        var found = new LinkedHashMap<String, Flow>();
        String day = operatingDay.toString() + BREAK;
        Cursor<String, byte[]> cursor = days.between(day, day + LAST);
        while (cursor.hasNext()) {
            flow(cursor.next().substring(day.length()))
                    .ifPresent(flow -> found.put(flow.organization + BREAK + flow.id, flow));
        }
        return found.values();
    }

    /** The latest published revision of each of an organization's flows. */
    Collection<Flow> published(String organization, Instant now) {
        return latest(organization + BREAK, now);
    }

    /** The latest published revision of one flow. */
    Optional<Flow> newest(String organization, String id, Instant now) {
        return latest(organization + BREAK + id + BREAK, now).stream().findFirst();
    }

    Collection<Flow> all() {
        return latest("", Instant.MAX);
    }

    private Collection<Flow> latest(String prefix, Instant now) {
        var found = new LinkedHashMap<String, Flow>();
        Cursor<String, byte[]> cursor = flows.between(prefix, prefix + LAST);
        while (cursor.hasNext()) {
            cursor.next();
            Flow flow = SandboxJson.read(cursor.getValue(), Flow.class);
            if (flow.isPublishedBy(now)) {
                found.put(flow.organization + BREAK + flow.id, flow);
            }
        }
        return found.values();
    }

    Optional<Flow> find(String organization, String id, int revision) {
        return flow(key(organization, id, revision));
    }

    private Optional<Flow> flow(String key) {
        return Optional.ofNullable(flows.get(key)).map(stored -> SandboxJson.read(stored, Flow.class));
    }

    public List<FlowLine> linesOf(Flow flow) {
        return linesOf(flow, 0, flow.lines);
    }

    List<FlowLine> linesOf(Flow flow, long from, long to) {
        var found = new ArrayList<FlowLine>();
        forEachLine(flow, from, to, found::add);
        return found;
    }

    void forEachLine(Flow flow, long from, long to, Consumer<FlowLine> reader) {
        if (from >= to) {
            return;
        }
        String key = key(flow);
        Cursor<String, byte[]> cursor = lines.between(line(key, from), line(key, to - 1));
        while (cursor.hasNext()) {
            cursor.next();
            reader.accept(SandboxJson.read(cursor.getValue(), FlowLine.class));
        }
    }

    /** Flows of which the core has not been told yet. */
    List<Flow> untold() {
        var found = new ArrayList<Flow>();
        untold.keysFrom(null).forEachRemaining(key -> flow(key).ifPresent(found::add));
        return found;
    }

    void told(Flow flow) {
        untold.remove(key(flow));
    }

    private static String key(Flow flow) {
        return key(flow.organization, flow.id, flow.revision);
    }

    private static String key(String organization, String id, int revision) {
        return organization + BREAK + id + BREAK + "%04d".formatted(revision);
    }

    private static String line(String key, long number) {
        return key + BREAK + "%07d".formatted(number);
    }
}
