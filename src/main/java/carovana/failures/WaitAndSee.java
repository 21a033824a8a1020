package carovana.failures;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells in one line why a route that starts by itself could not do its work this time. */
@Component("waitAndSee")
public class WaitAndSee {

    private static final Logger log = LoggerFactory.getLogger(WaitAndSee.class);

    public void tell(Exchange exchange) {
        var trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Throwable root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        log.warn("{} waits: {}", exchange.getFromRouteId(), root.toString());
        log.debug("{} failed", exchange.getFromRouteId(), trouble);
    }
}
