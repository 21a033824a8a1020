package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.visengine.documents.DocumentAnswer;
import carovana.sandbox.visengine.documents.Documents;
import carovana.sandbox.visengine.documents.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out documents: as a stream, since they may be large. */
@InSandbox
@RestController
class DocumentController extends Answers {

    private static final String ALL = BASE + "/documento";

    private final Desk desk;
    private final Tokens tokens;
    private final Documents documents;

    DocumentController(Desk desk, Tokens tokens, Documents documents) {
        this.desk = desk;
        this.tokens = tokens;
        this.documents = documents;
    }

    @GetMapping(ALL + "/{id}")
    void document(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        tokens.admit(request);
        Request found = desk.find(RequestsController.valid(id, 243), 244);
        Progress progress = Progress.of(found, desk.now());
        if (progress.isGone()) {
            throw Refusal.noMatch(244, id);
        }
        if (!progress.hasDocument()) {
            throw new Refusal(422, 247, "document not yet available");
        }
        Path content = documents.of(wanted(found));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        DocumentAnswer.write(found.id, content, found.documentTrouble, response.getOutputStream());
    }

    @GetMapping({ALL, ALL + "/"})
    ResponseEntity<byte[]> none(HttpServletRequest request) {
        tokens.admit(request);
        throw Refusal.required(242, "id");
    }

    private static Wanted wanted(Request request) {
        List<String> lines = List.of(
                request.productName.strip(),
                "Richiesta " + request.id,
                "%s %s"
                        .formatted(request.fields.getOrDefault("$0", ""), request.fields.getOrDefault("$1", ""))
                        .strip(),
                request.fields.getOrDefault("$4", ""));
        return new Wanted(request.id, lines, request.bytes, request.documentTrouble);
    }
}
