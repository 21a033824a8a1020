package carovana.intake.layouts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The positions of a JSON file, one at a time and never more than one in memory: a list of them, a list under
 * {@code paymentPositions}, or a single one; or the IUPDs of positions, under {@code paymentPositionIUPDs}.
 */
final class JsonPositions implements Closeable {

    private enum Where {
        BEFORE,
        IN_LIST,
        AROUND_LIST,
        END
    }

    private final JsonStream stream;
    private final JsonParser parser;
    private final boolean wrapped;
    private final JsonFrame frame = new JsonFrame();
    private Where where = Where.BEFORE;

    private JsonPositions(Source source, IntakeLimits limits, boolean wrapped) throws IOException {
        this.wrapped = wrapped;
        stream = new JsonStream(source, limits);
        parser = stream.parser();
    }

    static JsonPositions open(Source source, IntakeLimits limits) throws IOException {
        return new JsonPositions(source, limits, JsonFrame.isAround(source, limits));
    }

    /** @return null when there are no more; an IUPD alone comes as the position of which nothing else is said */
    JsonValue next() throws DropRejected, IOException {
        try {
            var next = step();
            return next != null && frame.isOfIupds() ? JsonValue.object(Map.of("iupd", next)) : next;
        } catch (JsonProcessingException broken) {
            throw new DropRejected(stream.adviceAbout(broken));
        }
    }

    /** The number of the position at hand, from 1. */
    int number() {
        return stream.number();
    }

    /** Keys that the position at hand has more than once, as paths. */
    List<String> repeated() {
        return stream.repeated();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private JsonValue step() throws DropRejected, IOException {
        if (where == Where.BEFORE) {
            var first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                where = Where.IN_LIST;
            } else if (wrapped) {
                where = Where.AROUND_LIST;
            } else {
                where = Where.END;
                var only = stream.take();
                refuseMore();
                return only;
            }
        }
        if (where == Where.AROUND_LIST) {
            readAroundList();
        }
        if (where == Where.END) {
            return null;
        }
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            return stream.take();
        }
        where = Where.END;
        if (wrapped) {
            readAroundList();
        } else {
            refuseMore();
        }
        return null;
    }

    /** Goes over the fields of the file around its list, until the list or the end. */
    private void readAroundList() throws DropRejected, IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            frame.meet(name);
            var value = parser.nextToken();
            if (JsonFrame.OPERATION.equals(name)) {
                frame.ask(parser);
            } else if (!JsonFrame.POSITIONS.equals(name) && !JsonFrame.IUPDS.equals(name)) {
                parser.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                frame.enter(name);
                where = Where.IN_LIST;
                return;
            } else if (value != JsonToken.VALUE_NULL) {
                throw new DropRejected("\"%s\" must be a list of %s."
                        .formatted(name, JsonFrame.IUPDS.equals(name) ? "IUPDs" : "positions"));
            }
        }
        where = Where.END;
        refuseMore();
        frame.check();
    }

    private void refuseMore() throws DropRejected, IOException {
        if (parser.nextToken() != null) {
            throw new DropRejected(
                    "Something follows the end of the JSON (%s): a file is one document.".formatted(stream.place()));
        }
    }
}
