package carovana.facade;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Every answer of the façade, refusals included, bears the number that the request came with, or a new one. */
@Configuration(proxyBeanMethods = false)
class RequestIds {

    private static final String HEADER = "X-Request-Id";

    /** Before the filters that ask who is there. */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1000;

    @Bean
    FilterRegistrationBean<Echo> facadeRequestIds() {
        var registration = new FilterRegistrationBean<>(new Echo());
        registration.addUrlPatterns(FacadeDoor.SERVICE + "/*");
        registration.setOrder(ORDER);
        return registration;
    }

    static final class Echo extends HttpFilter {

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var given = request.getHeader(HEADER);
            response.setHeader(
                    HEADER, given == null || given.isBlank() ? UUID.randomUUID().toString() : given);
            chain.doFilter(request, response);
        }
    }
}
