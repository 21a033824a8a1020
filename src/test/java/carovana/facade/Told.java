package carovana.facade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An answer without what differs from run to run: the moments at which something was done, the
 * receipt's number, and what stands in a detail behind its known beginning.
 */
record Told(int status, String type, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MOMENT =
            Pattern.compile("\"20([0-8]\\d-[-T:.\\d]+|\\d\\d-[-T:\\d]+\\.\\d+)\"|(?<=\"idReceipt\":)\"[^\"]+\"");
    /** What follows is the parser's, or tells the time. */
    private static final Pattern BEGINNING =
            Pattern.compile("JSON parse error: |Required request body is missing: |Dates congruence error: [^\\[]*\\[");

    static Told of(HttpResponse<String> response) {
        return new Told(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("none"),
                comparable(response.body()));
    }

    private static String comparable(String body) {
        try {
            var json = JSON.readTree(body);
            if (json.has("detail")) {
                shorten((ObjectNode) json);
            }
            return MOMENT.matcher(json.toString()).replaceAll("\"then\"");
        } catch (JsonProcessingException noJson) {
            return body;
        }
    }

    private static void shorten(ObjectNode refusal) {
        // what Carovana adds stands behind a bar
        var detail = refusal.path("detail").asText().split(" \\| ")[0];
        var beginning = BEGINNING.matcher(detail);
        if (beginning.lookingAt()) {
            refusal.put("detail", beginning.group());
        } else if (refusal.path("title").asText().equals("BAD REQUEST")) {
            // the core tells the faults of fields in any order
            refusal.put("detail", new TreeSet<>(Arrays.asList(detail.split(", "))).toString());
        } else {
            refusal.put("detail", detail);
        }
    }
}
