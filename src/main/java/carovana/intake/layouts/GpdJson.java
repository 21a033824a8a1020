package carovana.intake.layouts;

import carovana.ledger.Entry;
import carovana.ledger.EntryOutcome;
import carovana.ledger.tenants.NamedConfigs;
import carovana.positions.Organization;
import carovana.positions.PositionRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The JSON of pagoPA's own massive upload: GPD's words, amounts in cents. */
@Component
@Order(10)
class GpdJson implements Layout {

    private final IntakeLimits limits;
    private final IntakeDefaults defaults;
    private final PositionRules rules;
    private final NamedConfigs configs;
    private final Clock clock;

    GpdJson(IntakeLimits limits, IntakeDefaults defaults, PositionRules rules, NamedConfigs configs, Clock clock) {
        this.limits = limits;
        this.defaults = defaults;
        this.rules = rules;
        this.configs = configs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "gpd-json";
    }

    @Override
    public String outcomeEnding() {
        return ".outcome.json";
    }

    @Override
    public boolean recognises(Source source) throws IOException {
        int first = source.firstCharacter();
        return first == '{' || first == '[';
    }

    @Override
    public int inspect(Source source) throws DropRejected, IOException {
        if (!source.isUtf8() || source.beginning(4).indexOf('\0') >= 0) {
            throw new DropRejected("The file is JSON and not UTF-8 (%s): JSON must be, save it so."
                    .formatted(source.encoding().charset()));
        }
        try (var positions = JsonPositions.open(source, limits)) {
            JsonValue last = null;
            for (var next = positions.next(); next != null; next = positions.next()) {
                last = next;
                if (positions.number() > limits.rows()) {
                    throw new DropRejected(
                            "The file has too many positions: %d and more, and the limit is %d. Split it."
                                    .formatted(positions.number(), limits.rows()));
                }
            }
            if (last == null
                    || positions.number() == 1
                            && last.is(JsonValue.Kind.OBJECT)
                            && last.fields().isEmpty()) {
                throw new DropRejected("The file holds no position: there is nothing to load.");
            }
            return positions.number();
        }
    }

    @Override
    public Entries read(Source source, Organization organization, int afterRow) throws IOException {
        var operation = JsonFrame.operationOf(source, limits);
        var position = new JsonPosition(
                organization, defaults, rules, new RomanDay(clock), operation, configs.of(organization.fiscalCode()));
        return new JsonEntries(JsonPositions.open(source, limits), position, afterRow);
    }

    @Override
    public void writeOutcome(
            Source source, Iterator<EntryOutcome> outcomes, boolean isRoll, long dropId, OutputStream out)
            throws IOException {
        try (var positions = JsonPositions.open(source, limits)) {
            new JsonOutcome(positions).write(outcomes, isRoll, dropId, out);
        } catch (DropRejected changed) {
            throw changed(changed);
        }
    }

    private static IOException changed(DropRejected refusal) {
        return new IOException("The file is not the one that was inspected: " + refusal.getMessage(), refusal);
    }

    /** One position ahead, so that the end is known when it is reached. */
    private static final class JsonEntries implements Entries {

        private final JsonPositions positions;
        private final JsonPosition position;
        private JsonValue next;

        JsonEntries(JsonPositions positions, JsonPosition position, int afterRow) throws IOException {
            this.positions = positions;
            this.position = position;
            do {
                next = forward();
            } while (next != null && positions.number() <= afterRow);
        }

        @Override
        public void beginPage() {
            position.beginPage();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Entry next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            try {
                var entry = position.entry(next, positions.repeated(), positions.number());
                next = forward();
                return entry;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public void close() throws IOException {
            positions.close();
        }

        private JsonValue forward() throws IOException {
            try {
                return positions.next();
            } catch (DropRejected changed) {
                throw changed(changed);
            }
        }
    }
}
