package carovana.access;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal of a door is a sentence (application/problem+json); what is our own fault is logged and not shown. */
@RestControllerAdvice(
        basePackages = {
            "carovana.intake",
            "carovana.monitoring",
            "carovana.failures",
            "carovana.facade",
            "carovana.reconciliation",
            "carovana.tenants",
            "carovana.enrollments",
            "carovana.documents"
        })
class Refusals extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    ProblemDetail ledgerAway(DataAccessException away) {
        log.error("The ledger did not answer", away);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The ledger does not answer at the moment: nothing was taken, try again");
    }

    /** @throws Exception the same again when a part of the answer is on its way: then the connection is broken off */
    @ExceptionHandler
    ProblemDetail unexpected(Exception unexpected, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            log.warn("An answer was broken off: {}", unexpected.toString());
            throw unexpected;
        }
        log.error("A door failed", unexpected);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something failed here that is not your fault; it was logged");
    }
}
