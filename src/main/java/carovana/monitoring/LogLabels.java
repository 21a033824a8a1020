package carovana.monitoring;

import carovana.ledger.Drop;
import carovana.ledger.Instruction;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Every log line written while a route handles a drop or an instruction says which. Such a route runs on one thread from
 * its beginning to its end; it takes the labels off again, unless a route around it has put them on.
 */
@Component
class LogLabels implements RoutePolicyFactory {

    private static final String DROP = "drop";
    private static final String ORGANIZATION = "organization";
    private static final String IUPD = "iupd";

    /** Exchange property: the route that has put the labels on. */
    private static final String LABELLED_BY = "carovana.labelled-by";

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String routeId, NamedNode route) {
        return new Labelling();
    }

    private static final class Labelling extends RoutePolicySupport {

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            if (MDC.get(DROP) == null && label(exchange.getMessage().getBody())) {
                exchange.setProperty(LABELLED_BY, route.getRouteId());
            }
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (route.getRouteId().equals(exchange.getProperty(LABELLED_BY))) {
                exchange.removeProperty(LABELLED_BY);
                MDC.remove(DROP);
                MDC.remove(ORGANIZATION);
                MDC.remove(IUPD);
            }
        }

        private static boolean label(Object body) {
            if (body instanceof Optional<?> perhaps) {
                return perhaps.isPresent() && label(perhaps.get());
            }
            if (body instanceof Drop drop) {
                MDC.put(DROP, Long.toString(drop.id()));
                MDC.put(ORGANIZATION, drop.organization());
                return true;
            }
            if (body instanceof Instruction instruction) {
                MDC.put(DROP, Long.toString(instruction.drop()));
                MDC.put(ORGANIZATION, instruction.organization());
                MDC.put(IUPD, instruction.iupd());
                return true;
            }
            return false;
        }
    }
}
