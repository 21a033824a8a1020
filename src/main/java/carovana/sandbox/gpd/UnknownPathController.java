package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Answers what no operation does: unknown path, wrong method, wrong type of body or of answer. The core leaves these to
 * its framework, whose problem documents differ from its own errors (pagoPA's core 1.1.37).
 */
@InSandbox
@RestController
class UnknownPathController {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    UnknownPathController(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @RequestMapping(GpdAnswers.BASE + "/**")
    ResponseEntity<byte[]> unknown(HttpServletRequest request) {
        List<RequestMappingInfo> here = operationsAt(request);
        if (here.isEmpty()) {
            return problem(
                    request,
                    HttpStatus.NOT_FOUND,
                    "No static resource %s.".formatted(path(request).substring(1)),
                    null);
        }
        List<RequestMappingInfo> ofMethod = here.stream()
                .filter(info -> info.getMethodsCondition().getMatchingCondition(request) != null)
                .toList();
        if (ofMethod.isEmpty()) {
            Set<RequestMethod> allowed = new TreeSet<>();
            here.forEach(info -> allowed.addAll(info.getMethodsCondition().getMethods()));
            return problem(
                    request,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "Method '%s' is not supported.".formatted(request.getMethod()),
                    allowed);
        }
        if (ofMethod.stream().allMatch(info -> info.getConsumesCondition().getMatchingCondition(request) == null)) {
            return problem(
                    request,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type '%s' is not supported.".formatted(request.getContentType()),
                    null);
        }
        return problem(request, HttpStatus.NOT_ACCEPTABLE, "Acceptable representations: [application/json].", null);
    }

    private List<RequestMappingInfo> operationsAt(HttpServletRequest request) {
        return mappings.orderedStream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry ->
                        GpdAnswers.class.isAssignableFrom(entry.getValue().getBeanType()))
                .map(java.util.Map.Entry::getKey)
                .filter(info -> info.getPathPatternsCondition() != null
                        && info.getPathPatternsCondition().getMatchingCondition(request) != null)
                .toList();
    }

    /** The path as the core sees it: v1 is at its root, the others keep their version. */
    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().substring(GpdAnswers.BASE.length());
        return path.startsWith("/v1/") ? path.substring("/v1".length()) : path;
    }

    private static ResponseEntity<byte[]> problem(
            HttpServletRequest request, HttpStatus status, String detail, Set<RequestMethod> allowed) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("instance", path(request));
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (allowed != null) {
            headers.set(
                    HttpHeaders.ALLOW,
                    String.join(",", allowed.stream().map(Enum::name).toList()));
        }
        return new ResponseEntity<>(GpdJson.answer(problem), headers, status);
    }
}
