package carovana.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who has a subscription key, and says to everybody else what is missing. */
class KeyFilter extends OncePerRequestFilter {

    static final String HEADER = "Ocp-Apim-Subscription-Key";

    private final SubscriptionKeys keys;
    private final ObjectMapper json;

    KeyFilter(SubscriptionKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        var caller = key == null ? null : keys.find(key).orElse(null);
        if (caller == null) {
            refuse(response, key == null ? "Send your key in the header " + HEADER : "This key is not known here");
            return;
        }
        SecurityContextHolder.getContext()
                .setAuthentication(new PreAuthenticatedAuthenticationToken(caller, null, List.of()));
        chain.doFilter(request, response);
    }

    private void refuse(HttpServletResponse response, String sentence) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(), ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, sentence));
    }

    /** Streamed answers come back through the filters on another thread; they were let in already. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
