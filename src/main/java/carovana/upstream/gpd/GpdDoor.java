package carovana.upstream.gpd;

import carovana.upstream.Buckets;
import carovana.upstream.Governor;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The governor of GPD's key, and an HTTP client that sends every request once. */
@Configuration
class GpdDoor {

    @Bean
    Governor gpdGovernor(GpdSettings settings, Buckets buckets, Clock clock) throws SQLException {
        return new Governor(settings.limit(), buckets.of("gpd", settings.key(), settings.limit()), clock);
    }

    /** By itself the client would send a POST again after a 429 or 503. */
    @Bean
    HttpClientConfigurer sendOnce(GpdMeters meters) {
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("meters", meters);
    }
}
