package carovana.upstream.upload;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What an upload's report says of each position, in either of its dialects. A report may tell only a part. */
public final class UploadReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What it says of one position.
     *
     * @param status of the core, as by HTTP
     * @param isContradicted whether another line of the report says something else
     */
    public record Line(int status, String message, boolean isContradicted) {}

    private final Map<String, Line> lines = new HashMap<>();

    private UploadReport() {}

    /** @return nothing when the text is no report, or breaks off */
    public static Optional<UploadReport> parse(String json) {
        var report = new UploadReport();
        boolean told = false;
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals("responses")) {
                    parser.nextToken();
                    report.readLines(parser);
                    told = true;
                } else {
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        } catch (IOException broken) {
            return Optional.empty();
        }
        return told ? Optional.of(report) : Optional.empty();
    }

    private void readLines(JsonParser parser) throws IOException {
        while (parser.currentToken() == JsonToken.START_ARRAY && parser.nextToken() != JsonToken.END_ARRAY
                || parser.currentToken() == JsonToken.START_OBJECT) {
            JsonNode said = JSON.readTree(parser);
            var line = new Line(
                    said.path("statusCode").asInt(), said.path("statusMessage").asText(), false);
            // the first version says requestIDs, the second iupds
            var iupds = said.has("requestIDs") ? said.get("requestIDs") : said.path("iupds");
            iupds.forEach(iupd -> lines.merge(iupd.asText(), line, UploadReport::together));
            parser.nextToken();
        }
    }

    private static Line together(Line one, Line other) {
        return new Line(one.status(), one.message(), one.isContradicted() || one.status() != other.status());
    }

    /** @return nothing when the report does not tell */
    public Optional<Line> of(String iupd) {
        return Optional.ofNullable(lines.get(iupd));
    }
}
