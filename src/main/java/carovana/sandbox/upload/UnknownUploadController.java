package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calls that the product does not offer do not get past the real gateway, which knows no other method either. */
@InSandbox
@RestController
class UnknownUploadController extends UploadAnswers {

    @RequestMapping("/sandbox/upload/**")
    ResponseEntity<byte[]> unknown() {
        String body = "{ \"statusCode\": 404, \"message\": \"Resource not found\" }";
        return json(404).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
