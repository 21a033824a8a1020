package carovana.upstream.fdr;

import carovana.upstream.Buckets;
import carovana.upstream.CallMeters;
import carovana.upstream.Governor;
import carovana.upstream.WholeAnswers;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The governor of FdR's key, and an HTTP client that asks once. */
@Configuration
class FdrDoor {

    /** A page has a thousand payments, of some hundred bytes each. */
    private static final long LARGEST = 8L * 1024 * 1024;

    @Bean
    Governor fdrGovernor(FdrSettings settings, Buckets buckets, Clock clock) throws SQLException {
        return new Governor(settings.limit(), buckets.of("fdr", settings.key(), settings.limit()), clock);
    }

    @Bean
    HttpClientConfigurer fdrOnce(FdrSettings settings, MeterRegistry registry, Governor fdrGovernor) {
        var meters = new CallMeters(registry, "fdr", fdrGovernor);
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("whole", new WholeAnswers(LARGEST, settings.longest()))
                .addExecInterceptorFirst("meters", meters);
    }
}
