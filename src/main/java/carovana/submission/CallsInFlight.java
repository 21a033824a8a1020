package carovana.submission;

import carovana.upstream.gpd.GpdSettings;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * As many threads as calls may be in flight. When all are busy and enough wait in line, the thread that hands out the
 * work sends one itself, and so leases no more than can be sent.
 */
@Configuration
class CallsInFlight {

    /** Without a limit a thread must find the next instruction in line while the one that leases waits for a call. */
    private static final int IN_LINE_WITHOUT_LIMIT = 4;

    @Bean
    ThreadPoolProfile submission(GpdSettings settings) {
        int calls = settings.callsInFlight();
        return new ThreadPoolProfileBuilder("submission")
                .poolSize(calls)
                .maxPoolSize(calls)
                .maxQueueSize(settings.limit().isOff() ? IN_LINE_WITHOUT_LIMIT * calls : calls)
                .rejectedPolicy(ThreadPoolRejectedPolicy.CallerRuns)
                .build();
    }
}
