package carovana.sandbox.upload;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** How the massive upload answers: JSON, and errors of title, status and detail (pagoPA's massive upload). */
abstract class UploadAnswers {

    static final String BASE = "/sandbox/upload/gpd/debt-positions-service/{version:v1|v2}";
    static final String POSITIONS = BASE + "/brokers/{broker}/organizations/{organization}/debtpositions";
    static final String VERSION_2 = "v2";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter EXACT_MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    protected static String moment(LocalDateTime date) {
        return MOMENT.format(date);
    }

    /** @return null where there is no date yet: a field that is not shown */
    protected static String exactMoment(LocalDateTime date) {
        return date == null ? null : EXACT_MOMENT.format(date);
    }

    protected static ResponseEntity.BodyBuilder json(int status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(UploadRefusal refusal) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", refusal.title);
        problem.put("status", refusal.status);
        problem.put("detail", refusal.getMessage());
        return json(refusal.status).body(UploadJson.answer(problem));
    }
}
