package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import java.util.LinkedHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the service is there. */
@InSandbox
@RestController
class InfoController extends GpdAnswers {

    /** The version whose behaviour was observed (pagoPA's core 1.1.37). */
    private static final String VERSION = "1.1.37";

    @GetMapping(
            value = {BASE + "/v1/info", BASE + "/v2/info", BASE + "/v3/info"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> info() {
        var info = new LinkedHashMap<String, String>();
        info.put("name", "gpd-core");
        info.put("version", VERSION);
        info.put("environment", "sandbox");
        return answer(200, info);
    }
}
