package carovana.intake.layouts;

import carovana.ledger.EntryOutcome;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Writes what became of the positions of a JSON file, in their order. */
final class JsonOutcome {

    private final JsonPositions positions;

    JsonOutcome(JsonPositions positions) {
        this.positions = positions;
    }

    void write(Iterator<EntryOutcome> outcomes, boolean isRoll, long dropId, OutputStream out)
            throws IOException, DropRejected {
        try (var json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("drop", dropId);
            json.writeArrayFieldStart("positions");
            while (positions.next() != null) {
                var outcome = outcomes.hasNext() ? outcomes.next() : null;
                if (outcome == null || outcome.firstRow() != positions.number()) {
                    throw new IllegalStateException("Position %d of the file has no outcome; the next outcome is of %s"
                            .formatted(positions.number(), outcome == null ? "none" : outcome.firstRow()));
                }
                json.writeRaw('\n');
                write(json, outcome);
            }
            while (isRoll && outcomes.hasNext()) {
                json.writeRaw('\n');
                write(json, outcomes.next());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        if (outcomes.hasNext()) {
            throw new IllegalStateException(
                    "There are outcomes after the last position of the file, %d".formatted(positions.number()));
        }
        out.flush();
    }

    private static void write(JsonGenerator json, EntryOutcome outcome) throws IOException {
        json.writeStartObject();
        json.writeNumberField("row", outcome.firstRow());
        json.writeStringField("iupd", outcome.iupd());
        json.writeStringField("outcome", outcome.outcome().name());
        json.writeArrayFieldStart("options");
        for (var each : outcome.options()) {
            boolean known = each.iuv() != null;
            json.writeStartObject();
            json.writeStringField("iuv", each.iuv());
            json.writeStringField("nav", known ? each.nav() : null);
            json.writeStringField("qr", known ? each.qr() : null);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("reasons");
        for (var reason : outcome.reasons().all()) {
            json.writeString(reason.sentence());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
