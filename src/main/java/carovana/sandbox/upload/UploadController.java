package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes in a zip of debt positions to be created, updated or deleted. */
@InSandbox
@RestController
@RequestMapping(UploadAnswers.POSITIONS + "/file")
class UploadController extends UploadAnswers {

    /** The real service's header, with its unit, which HTTP does not know (pagoPA's massive upload). */
    private static final String RETRY_AFTER = "2000 ms";

    private final UploadDesk desk;

    UploadController(UploadDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    ResponseEntity<Void> create(@PathVariable String broker, @PathVariable String organization, HttpServletRequest form)
            throws IOException {
        return taken(broker, organization, Operation.CREATE, form);
    }

    @PutMapping
    ResponseEntity<Void> update(@PathVariable String broker, @PathVariable String organization, HttpServletRequest form)
            throws IOException {
        return taken(broker, organization, Operation.UPDATE, form);
    }

    @DeleteMapping
    ResponseEntity<Void> delete(@PathVariable String broker, @PathVariable String organization, HttpServletRequest form)
            throws IOException {
        return taken(broker, organization, Operation.DELETE, form);
    }

    /** The location is relative, and in the shape of v1 whichever version was called (pagoPA's massive upload). */
    private ResponseEntity<Void> taken(String broker, String organization, Operation operation, HttpServletRequest form)
            throws IOException {
        String id = desk.take(broker, organization, operation, form);
        String location =
                "brokers/%s/organizations/%s/debtpositions/file/%s/status".formatted(broker, organization, id);
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .build();
    }
}
