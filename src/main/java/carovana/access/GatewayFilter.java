package carovana.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in and refuses as pagoPA's gateway does, in its words: a key opens the organizations it was given for. */
class GatewayFilter extends OncePerRequestFilter {

    private static final Pattern ORGANIZATION = Pattern.compile("/organizations/([^/]+)");

    private static final String MISSING = body(
            401,
            "Access denied due to missing subscription key."
                    + " Make sure to include subscription key when making requests to an API.");
    private static final String INVALID = body(
            401,
            "Access denied due to invalid subscription key."
                    + " Make sure to provide a valid key for an active subscription.");
    private static final String NOT_ALLOWED = body(403, "You are not allowed to access this resource.");

    private final SubscriptionKeys keys;

    GatewayFilter(SubscriptionKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(KeyFilter.HEADER);
        var caller = key == null ? null : keys.find(key).orElse(null);
        if (caller == null) {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    "AzureApiManagementKey realm=\"https://api.platform.pagopa.it\",name=\"%s\",type=\"header\""
                            .formatted(KeyFilter.HEADER));
            answer(response, HttpStatus.UNAUTHORIZED, key == null ? MISSING : INVALID);
            return;
        }
        var organization = ORGANIZATION.matcher(request.getServletPath());
        if (organization.find() && !caller.opens(organization.group(1))) {
            answer(response, HttpStatus.FORBIDDEN, NOT_ALLOWED);
            return;
        }
        SecurityContextHolder.getContext()
                .setAuthentication(new PreAuthenticatedAuthenticationToken(caller, null, List.of()));
        chain.doFilter(request, response);
    }

    private static String body(int status, String message) {
        return "{ \"statusCode\": %d, \"message\": \"%s\" }".formatted(status, message);
    }

    private static void answer(HttpServletResponse response, HttpStatus status, String body) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
