package carovana.documents;

import carovana.access.Caller;
import carovana.documents.unpack.Kind;
import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.KeptFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Hands out what was delivered, or is kept apart, unlocked while it goes; who read it is remembered before the first byte.
 */
@RestController
@Tag(name = "Documents")
class FilesDoor {

    private final DocumentRequests requests;
    private final DocumentFiles files;
    private final Safe safe;

    FilesDoor(DocumentRequests requests, DocumentFiles files, Safe safe) {
        this.requests = requests;
        this.files = files;
        this.safe = safe;
    }

    @GetMapping("/documents/{organization}/requests/{id}/files/{name}")
    @Operation(
            summary =
                    "One file of a document, or \"delivered\", which is what was kept apart as it came; the reading is recorded")
    void read(
            @PathVariable String organization,
            @PathVariable long id,
            @PathVariable String name,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        caller.mustOpen(organization);
        var request = requests.find(id)
                .filter(each -> each.organization().equals(organization))
                .orElseThrow(() -> notThere(name));
        var file = files.find(id, name)
                .filter(each -> each.kind() != KeptFile.Kind.INPUT)
                .orElseThrow(() -> notThere(name));
        if (file.purgedAt() != null) {
            throw new ResponseStatusException(
                    HttpStatus.GONE, "%s was deleted at %sZ, since its time was over".formatted(name, file.purgedAt()));
        }
        files.read(id, name, caller.name());
        send(request, file, response);
    }

    private void send(DocumentRequest request, KeptFile file, HttpServletResponse response) throws IOException {
        response.setContentType(mediaType(file.name()));
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file.name()).build().toString());
        safe.open(request.organization(), request.folder(), file.name(), response.getOutputStream());
    }

    private static String mediaType(String name) {
        return Arrays.stream(Kind.values())
                .filter(each -> name.endsWith("." + each.ending()))
                .map(Kind::mediaType)
                .findFirst()
                .orElse(name.equals(Delivery.MANIFEST) ? MediaType.APPLICATION_JSON_VALUE : "application/octet-stream");
    }

    private static ResponseStatusException notThere(String name) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "This request has no file of the name " + name);
    }
}
