package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gps.PlayedAmounts.Unknown;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The services' own doors, at which GPS asks what a payment costs. */
@InSandbox
@RestController
class AmountsController extends GpsAnswers {

    private final PlayedAmounts amounts;

    AmountsController(PlayedAmounts amounts) {
        this.amounts = amounts;
    }

    @PostMapping("/sandbox/gps/amounts/{service}")
    ResponseEntity<byte[]> amount(@PathVariable String service, @RequestBody byte[] body) throws Unknown {
        var asked = request(body, com.fasterxml.jackson.databind.JsonNode.class);
        return answer(200, amounts.of(service, asked.path("properties")));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unknown(Unknown unknown) {
        return answer(400, Map.of("message", unknown.getMessage()));
    }
}
