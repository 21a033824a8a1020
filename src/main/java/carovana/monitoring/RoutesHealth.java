package carovana.monitoring;

import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Every route must run: one that is stopped or suspended leaves work lying. Camel's own check overlooks suspended ones. */
@Component("routesHealthIndicator")
class RoutesHealth implements HealthIndicator {

    private final CamelContext camel;

    RoutesHealth(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Health health() {
        var idle = new TreeMap<String, String>();
        for (Route route : camel.getRoutes()) {
            var status = camel.getRouteController().getRouteStatus(route.getRouteId());
            if (status == null || !status.isStarted()) {
                idle.put(route.getRouteId(), String.valueOf(status));
            }
        }
        var health = camel.isStarted() && idle.isEmpty() ? Health.up() : Health.down();
        return health.withDetail("routes", camel.getRoutesSize())
                .withDetail("notRunning", idle)
                .build();
    }
}
