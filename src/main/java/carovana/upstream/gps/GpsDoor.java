package carovana.upstream.gps;

import carovana.upstream.Buckets;
import carovana.upstream.Governor;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The governor of all calls of GPS, whose gateway counts them by address, and a client that sends each once. */
@Configuration
class GpsDoor {

    @Bean
    Governor gpsGovernor(GpsSettings settings, Buckets buckets, Clock clock) throws SQLException {
        return new Governor(settings.limit(), buckets.of("gps", settings.address(), settings.limit()), clock);
    }

    /** By itself the client would send a POST again after a 429 or 503. */
    @Bean
    HttpClientConfigurer gpsOnce() {
        return client ->
                client.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    }
}
