package carovana.sandbox.control;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Everything that is going wrong at the moment; a restart ends it, as it would end a real outage's cause. */
@InSandbox
@Component
public class Troubles {

    private static final Set<Kind> BEHIND_THE_GATEWAY = EnumSet.of(Kind.SERVER_ERROR, Kind.UNAVAILABLE);

    /** Of what is no call about one position. */
    private static final Supplier<String> NO_OPERATION = () -> null;

    private final List<Trouble> standing = new CopyOnWriteArrayList<>();

    public Troubles(SandboxStore store) {
        store.onReset(standing::clear);
    }

    /**
     * What happens to one call.
     *
     * @param delay  milliseconds it is held back first
     * @param answer how it then goes wrong, or null when it does not
     */
    public record Fate(long delay, Kind answer) {

        private static final Fate FINE = new Fate(0, null);
    }

    void begin(Trouble trouble) {
        standing.add(trouble);
    }

    void end() {
        standing.clear();
    }

    /** Delays add up; of the troubles that answer in the service's place the first one that strikes wins. */
    public Fate of(String service, Supplier<String> operation) {
        return drawn(service, operation, kind -> !kind.befallsFiles());
    }

    /** What is to go wrong with a file that a service has just taken in. */
    public Optional<Kind> ofFile(String service) {
        return Optional.ofNullable(
                drawn(service, NO_OPERATION, Kind::befallsFiles).answer());
    }

    /** Whether a service fails a neighbour that calls it behind the gateway, where neither 403 nor 429 are given. */
    public boolean failsNeighbours(String service) {
        return drawn(service, NO_OPERATION, BEHIND_THE_GATEWAY::contains).answer() != null;
    }

    private Fate drawn(String service, Supplier<String> operation, Predicate<Kind> which) {
        if (standing.isEmpty()) {
            return Fate.FINE;
        }
        long delay = 0;
        Kind answer = null;
        for (Trouble trouble : standing) {
            boolean slow = trouble.kind() == Kind.SLOW;
            if (which.test(trouble.kind())
                    && trouble.concerns(service, operation)
                    && (slow || answer == null)
                    && trouble.strikes()) {
                delay += slow ? trouble.millis() : 0;
                answer = slow ? answer : trouble.kind();
            }
        }
        standing.removeIf(Trouble::isOver);
        return new Fate(delay, answer);
    }
}
