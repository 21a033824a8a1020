package carovana.sandbox.control;

import carovana.sandbox.InSandbox;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that there is no such control. */
@InSandbox
@RestController
class UnknownControlController extends ControlAnswers {

    @RequestMapping("/sandbox/control/**")
    ResponseEntity<byte[]> unknown() {
        return answer(404, Map.of("message", "There is no such control; docs/sandbox.md lists them."));
    }
}
