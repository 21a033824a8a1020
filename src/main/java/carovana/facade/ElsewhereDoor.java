package carovana.facade;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Answers what no door of the façade does: an unknown path as pagoPA's gateway, which does not let the service's inner
 * calls through; a wrong method, or type of body or of answer, as the framework of GPD.
 */
@Hidden
@RestController
class ElsewhereDoor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RequestMappingHandlerMapping doors;

    ElsewhereDoor(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping doors) {
        this.doors = doors;
    }

    @RequestMapping(FacadeDoor.SERVICE + "/**")
    ResponseEntity<byte[]> unknown(HttpServletRequest request) {
        var here = doorsAt(request);
        if (here.isEmpty()) {
            return FacadeDoor.json(404, "{ \"statusCode\": 404, \"message\": \"Resource not found\" }");
        }
        var ofMethod = here.stream()
                .filter(info -> info.getMethodsCondition().getMatchingCondition(request) != null)
                .toList();
        if (ofMethod.isEmpty()) {
            var problem = problem(
                    request,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "Method '%s' is not supported.".formatted(request.getMethod()));
            return ResponseEntity.status(problem.getStatusCode())
                    .headers(problem.getHeaders())
                    .header(HttpHeaders.ALLOW, methods(here))
                    .body(problem.getBody());
        }
        return ofMethod.stream().allMatch(info -> info.getConsumesCondition().getMatchingCondition(request) == null)
                ? problem(
                        request,
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Type '%s' is not supported.".formatted(request.getContentType()))
                : problem(request, HttpStatus.NOT_ACCEPTABLE, "Acceptable representations: [application/json].");
    }

    private List<RequestMappingInfo> doorsAt(HttpServletRequest request) {
        return doors.getHandlerMethods().entrySet().stream()
                .filter(entry ->
                        FacadeDoor.class.isAssignableFrom(entry.getValue().getBeanType()))
                .map(java.util.Map.Entry::getKey)
                .filter(info -> info.getPathPatternsCondition().getMatchingCondition(request) != null)
                .toList();
    }

    private static String methods(List<RequestMappingInfo> here) {
        return here.stream()
                .flatMap(info -> info.getMethodsCondition().getMethods().stream())
                .map(Enum::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static ResponseEntity<byte[]> problem(HttpServletRequest request, HttpStatus status, String detail) {
        var problem = JSON.createObjectNode()
                .put("type", "about:blank")
                .put("title", status.getReasonPhrase())
                .put("status", status.value())
                .put("detail", detail)
                .put("instance", request.getRequestURI().substring(FacadeDoor.BASE.length()));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.toString().getBytes(StandardCharsets.UTF_8));
    }
}
