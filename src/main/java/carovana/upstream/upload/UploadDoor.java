package carovana.upstream.upload;

import carovana.upstream.Buckets;
import carovana.upstream.Governor;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The governor of the massive upload's key. */
@Configuration
class UploadDoor {

    @Bean
    Governor uploadGovernor(UploadSettings settings, Buckets buckets, Clock clock) throws SQLException {
        return new Governor(settings.limit(), buckets.of("upload", settings.key(), settings.limit()), clock);
    }

    /** By itself the client would send a zip again after a 429 or 503. */
    @Bean
    HttpClientConfigurer uploadOnce() {
        return client ->
                client.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    }
}
