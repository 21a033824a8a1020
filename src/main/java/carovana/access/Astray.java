package carovana.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers whoever comes to no door, or to one with the wrong method: with a sentence too, and never a page. */
@RestController
class Astray implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
        var status = status(request);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, sentence(status, request.getMethod())));
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String sentence(HttpStatus status, String method) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address; /openapi.json says what there is";
            case METHOD_NOT_ALLOWED -> "%s is not done at this address; /openapi.json says what is".formatted(method);
            case BAD_REQUEST -> "This request cannot be understood; /openapi.json says how to write it";
            case FORBIDDEN -> "This is not open to you";
            case UNAUTHORIZED -> "Log in first";
            default ->
                status.is5xxServerError()
                        ? "Something failed here that is not your fault; it was logged"
                        : status.getReasonPhrase();
        };
    }
}
