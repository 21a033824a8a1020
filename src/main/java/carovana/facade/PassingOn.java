package carovana.facade;

import carovana.upstream.Governor;
import carovana.upstream.UpstreamHeld;
import carovana.upstream.gpd.GpdCall;
import carovana.upstream.gpd.GpdReply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Passes a call on to pagoPA, and its answer back as it is; or says that pagoPA is away. */
@Component
class PassingOn {

    private static final Logger log = LoggerFactory.getLogger(PassingOn.class);

    private final ProducerTemplate routes;
    private final Governor governor;
    private final Clock clock;

    PassingOn(ProducerTemplate routes, Governor gpdGovernor, Clock clock) {
        this.routes = routes;
        this.governor = gpdGovernor;
        this.clock = clock;
    }

    ResponseEntity<byte[]> ask(GpdCall call) {
        try {
            return answer(routes.requestBody("direct:pass-on?block=false", call, GpdReply.class));
        } catch (CamelExecutionException failed) {
            if (failed.getCause() instanceof UpstreamHeld held) {
                return tooMany(Duration.between(clock.instant(), held.until()));
            }
            log.warn("pagoPA did not answer: {}", failed.getCause().toString());
            governor.troubled();
            throw away("pagoPA does not answer at the moment: try again later");
        }
    }

    private ResponseEntity<byte[]> answer(GpdReply reply) {
        switch (reply.status()) {
            case 429 -> {
                var pause = reply.retryAfter() == null ? Duration.ofSeconds(1) : reply.retryAfter();
                governor.holdFor(pause);
                return tooMany(pause);
            }
            case 502, 503, 504 -> {
                governor.troubled();
                throw away("pagoPA is away (%d): try again later".formatted(reply.status()));
            }
            case 401 ->
                throw away(
                        "pagoPA does not know Carovana's key (carovana.upstream.gpd.key): tell whoever runs Carovana");
            default -> governor.answered();
        }
        var type = reply.contentType() == null ? MediaType.APPLICATION_JSON_VALUE : reply.contentType();
        return ResponseEntity.status(reply.status())
                .header(HttpHeaders.CONTENT_TYPE, type)
                .body(reply.body().getBytes(StandardCharsets.UTF_8));
    }

    /** In the words of pagoPA's gateway. */
    private static ResponseEntity<byte[]> tooMany(Duration pause) {
        long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        var body = "{ \"statusCode\": 429, \"message\": \"Rate limit is exceeded. Try again in %d seconds.\" }"
                .formatted(seconds);
        return ResponseEntity.status(429)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal away(String sentence) {
        return new Refusal(503, "Service Unavailable", sentence);
    }
}
