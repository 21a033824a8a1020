package carovana.upstream.gpd;

import carovana.upstream.Buckets;
import carovana.upstream.CallMeters;
import carovana.upstream.Governor;
import carovana.upstream.WholeAnswers;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The governor of GPD's key, and an HTTP client that sends every request once. */
@Configuration
class GpdDoor {

    /** An answer of GPD has some kilobytes: one that takes longer never ends. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Bean
    Governor gpdGovernor(GpdSettings settings, Buckets buckets, Clock clock) throws SQLException {
        return new Governor(settings.limit(), buckets.of("gpd", settings.key(), settings.limit()), clock);
    }

    /** By itself the client would send a POST again after a 429 or 503. */
    @Bean
    HttpClientConfigurer sendOnce(MeterRegistry registry, Governor gpdGovernor) {
        var meters = new CallMeters(registry, "gpd", gpdGovernor);
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("whole", new WholeAnswers(GpdWire.ANSWER_LIMIT, LONGEST))
                .addExecInterceptorFirst("meters", meters);
    }
}
