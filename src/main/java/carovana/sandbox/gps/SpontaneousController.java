package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gps.Requests.Payment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Citizens' own payments. */
@InSandbox
@RestController
class SpontaneousController extends GpsAnswers {

    private final Spontaneous spontaneous;

    SpontaneousController(Spontaneous spontaneous) {
        this.spontaneous = spontaneous;
    }

    @PostMapping(BASE + "/organizations/{organization}/spontaneouspayments")
    ResponseEntity<byte[]> pay(@PathVariable String organization, @RequestBody byte[] body) {
        return answer(201, spontaneous.pay(organization, request(body, Payment.class)));
    }
}
