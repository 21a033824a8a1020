package carovana.documents;

import carovana.ledger.documents.DocumentRequests;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a provider may say that there is news. It is a hint and nothing more: what comes with it is not read, and the
 * order is asked after as ever. The address is random and known to the provider alone; a wrong one is answered the same.
 */
@RestController
@Hidden
class CallbackDoor {

    private static final Logger log = LoggerFactory.getLogger(CallbackDoor.class);
    private static final Pattern REFERENCE = Pattern.compile("[0-9a-f-]{36}");

    private final DocumentRequests requests;

    CallbackDoor(DocumentRequests requests) {
        this.requests = requests;
    }

    @RequestMapping(
            path = "/documents/callbacks/{reference}",
            method = {RequestMethod.POST, RequestMethod.GET})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hint(@PathVariable String reference) {
        if (REFERENCE.matcher(reference).matches() && requests.hint(reference)) {
            log.debug("A provider has news");
        }
    }
}
