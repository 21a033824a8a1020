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

    /**
     * By itself the client would send an order again after a 429 or 503; and on a connection that the other side is about
     * to close, an order is lost and nobody knows: so each call has a connection of its own, and calls are few.
     */
    @Bean
    HttpClientConfigurer visengineOnce() {
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setConnectionReuseStrategy((request, response, context) -> false);
    }
}
