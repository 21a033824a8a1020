package carovana.sandbox.control;

import carovana.sandbox.InSandbox;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells which calls arrived. Written as a stream, because there may be a million IUPDs. */
@InSandbox
@RestController
class CallsController extends ControlAnswers {

    private final CallBook calls;

    CallsController(CallBook calls) {
        this.calls = calls;
    }

    @GetMapping("/sandbox/control/calls")
    void calls(@RequestParam(defaultValue = "gpd") String service, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        try (JsonGenerator json = JSON.getFactory().createGenerator(response.getOutputStream())) {
            json.writeStartObject();
            json.writeNumberField("total", calls.total(service));
            json.writeNumberField("tooManyRequests", calls.tooManyRequests(service));
            json.writeObjectFieldStart("byIupd");
            calls.forEachIupd(service, (iupd, counts) -> write(json, iupd, counts));
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, String iupd, Map<String, Integer> counts) {
        try {
            json.writeObjectFieldStart(iupd);
            for (var count : counts.entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
