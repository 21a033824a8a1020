package carovana.upstream.receipts;

import carovana.upstream.Buckets;
import carovana.upstream.CallMeters;
import carovana.upstream.Governor;
import carovana.upstream.WholeAnswers;
import carovana.upstream.gpd.GpdSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The governor of the receipts' key, and an HTTP client that asks once. */
@Configuration
class ReceiptsDoor {

    /** A list has a hundred receipts at most, and one receipt up to five revenue stamps. */
    private static final long LARGEST = 4L * 1024 * 1024;

    /**
     * Where the key is GPD's, the gateway counts both services' calls together, and so does Carovana; but each is held
     * back for itself when it is away.
     */
    @Bean
    Governor receiptsGovernor(ReceiptsSettings settings, GpdSettings gpd, Buckets buckets, Clock clock)
            throws SQLException {
        return settings.key().equals(gpd.key())
                ? new Governor(gpd.limit(), buckets.of("gpd", gpd.key(), gpd.limit()), clock)
                : new Governor(settings.limit(), buckets.of("receipts", settings.key(), settings.limit()), clock);
    }

    @Bean
    HttpClientConfigurer receiptsOnce(ReceiptsSettings settings, MeterRegistry registry, Governor receiptsGovernor) {
        var meters = new CallMeters(registry, "receipts", receiptsGovernor);
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("whole", new WholeAnswers(LARGEST, settings.longest()))
                .addExecInterceptorFirst("meters", meters);
    }

    /** As many threads as calls may be in flight; when all are busy, who hands them out makes a call itself. */
    @Bean
    ThreadPoolProfile receipts(ReceiptsSettings settings) {
        return new ThreadPoolProfileBuilder("receipts")
                .poolSize(settings.callsInFlight())
                .maxPoolSize(settings.callsInFlight())
                .maxQueueSize(settings.callsInFlight())
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build();
    }
}
