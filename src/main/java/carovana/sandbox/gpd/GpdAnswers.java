package carovana.sandbox.gpd;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** How the core answers: its own JSON, and errors of title, status and detail (pagoPA's core 1.1.37). */
abstract class GpdAnswers {

    static final String BASE = "/sandbox/gpd/debt-positions-service";

    protected static ResponseEntity<byte[]> answer(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(GpdJson.answer(body));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(GpdRefusal refusal) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", refusal.title);
        problem.put("status", refusal.status);
        problem.put("detail", refusal.getMessage());
        return answer(refusal.status, problem);
    }

    /** Spring says this before an operation begins; the core passes it on under its own title. */
    @ExceptionHandler
    ResponseEntity<byte[]> noBody(HttpMessageNotReadableException missing, HttpServletRequest request) {
        return refused(GpdRefusal.badRequest(
                "Required request body is missing: %s %s".formatted(request.getMethod(), request.getRequestURI())));
    }

    /** What the core did not foresee. */
    @ExceptionHandler
    ResponseEntity<byte[]> unexpected(RuntimeException e) {
        return refused(GpdRefusal.unexpected(e.getMessage()));
    }
}
