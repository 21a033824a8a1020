package carovana.tenants;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of other sites call the payment proxy: a browser asks first (OPTIONS, without a key) what may be done at an
 * address, and reads refusals too. Stands before the doors, since who asks has no key yet.
 */
@Component
@Order(CrossOrigin.BEFORE_THE_DOORS)
class CrossOrigin extends OncePerRequestFilter {

    /** Spring Security's filters are at -100. */
    static final int BEFORE_THE_DOORS = -200;

    private static final String ANY = "*";

    private final Map<Pattern, String> methods = new LinkedHashMap<>();
    private final TenantsSettings settings;

    CrossOrigin(TenantsSettings settings) {
        this.settings = settings;
        var base = Pattern.quote(settings.path()) + "(/[^/]+)?/v2";
        methods.put(Pattern.compile(base + "/(tenants|configs)/schema"), "GET, HEAD, OPTIONS");
        methods.put(Pattern.compile(base + "/(tenants|configs)/[^/]+/history"), "GET, HEAD, OPTIONS");
        methods.put(Pattern.compile(base + "/(tenants|configs)/[^/]+"), "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
        methods.put(Pattern.compile(base + "/tenants"), "POST, OPTIONS");
        methods.put(Pattern.compile(base + "/configs"), "GET, HEAD, POST, OPTIONS");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var allowed = allowed(request.getServletPath());
        if (allowed == null) {
            chain.doFilter(request, response);
            return;
        }
        admit(request.getHeader(HttpHeaders.ORIGIN), response);
        if (!HttpMethod.OPTIONS.matches(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.ALLOW, allowed);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, allowed);
        response.setHeader(
                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                "Content-Type, If-Match, If-None-Match, Ocp-Apim-Subscription-Key");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
    }

    private void admit(String origin, HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        boolean any = settings.origins().contains(ANY);
        if (any || origin != null && settings.origins().contains(origin)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, any ? ANY : origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Location, Warning");
        }
    }

    private String allowed(String path) {
        return methods.entrySet().stream()
                .filter(each -> each.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
