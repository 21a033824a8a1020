package carovana.upstream.visengine;

import carovana.upstream.Buckets;
import carovana.upstream.Governor;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The governor of Visengine's key, and a client that sends every request once. */
@Configuration
class VisengineDoor {

    @Bean
    Governor visengineGovernor(VisengineSettings settings, Buckets buckets, Clock clock) throws SQLException {
        return new Governor(settings.limit(), buckets.of("visengine", settings.key(), settings.limit()), clock);
    }

    /** By itself the client would send an order again after a 429 or 503. */
    @Bean
    HttpClientConfigurer visengineOnce() {
        return client ->
                client.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    }
}
