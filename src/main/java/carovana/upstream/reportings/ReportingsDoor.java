package carovana.upstream.reportings;

import carovana.upstream.Buckets;
import carovana.upstream.CallMeters;
import carovana.upstream.Governor;
import carovana.upstream.WholeAnswers;
import carovana.upstream.fdr.FlowXml;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The governor of the reportings key, and an HTTP client that asks once. */
@Configuration
class ReportingsDoor {

    /** A flow comes whole. */
    private static final long LARGEST = FlowXml.LARGEST;

    @Bean
    Governor reportingsGovernor(ReportingsSettings settings, Buckets buckets, Clock clock) throws SQLException {
        return new Governor(settings.limit(), buckets.of("reportings", settings.key(), settings.limit()), clock);
    }

    @Bean
    HttpClientConfigurer reportingsOnce(
            ReportingsSettings settings, MeterRegistry registry, Governor reportingsGovernor) {
        var meters = new CallMeters(registry, "reportings", reportingsGovernor);
        return client -> client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("whole", new WholeAnswers(LARGEST, settings.longest()))
                .addExecInterceptorFirst("meters", meters);
    }
}
