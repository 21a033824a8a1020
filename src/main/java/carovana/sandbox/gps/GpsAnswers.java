package carovana.sandbox.gps;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hibernate.validator.HibernateValidator;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** How GPS reads and answers: JSON with its nulls, and errors of title, status and detail. */
abstract class GpsAnswers {

    static final String BASE = "/sandbox/gps/spontaneous-payments-service/v1";

    private static final ObjectMapper WIRE =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Validator RULES = Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory()
            .getValidator();

    /** Reads a request, and refuses one that lacks something; the order of the faults is always the same. */
    protected static <T> T request(byte[] body, Class<T> type) {
        T request;
        try {
            request = WIRE.readValue(body, type);
        } catch (JacksonException e) {
            throw GpsRefusal.badRequest("JSON parse error: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (request == null) {
            throw GpsRefusal.badRequest("Required request body is missing");
        }
        String faults = RULES.validate(request).stream()
                .map(fault -> fault.getPropertyPath() + ": " + fault.getMessage())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!faults.isEmpty()) {
            throw GpsRefusal.badRequest(faults);
        }
        return request;
    }

    protected static ResponseEntity<byte[]> answer(int status, Object body) {
        try {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(WIRE.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(GpsRefusal refusal) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", refusal.title);
        problem.put("status", refusal.status);
        problem.put("detail", refusal.getMessage());
        return answer(refusal.status, problem);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> noBody(HttpMessageNotReadableException missing, HttpServletRequest request) {
        return refused(GpsRefusal.badRequest("Required request body is missing"));
    }

    /** An institution whose enrollments are null, or whose status is, ends here: in 500, not in 404. */
    @ExceptionHandler
    ResponseEntity<byte[]> unexpected(RuntimeException e) {
        return refused(GpsRefusal.unexpected(e.getMessage()));
    }
}
