package carovana.benchmark;

import carovana.Town;
import carovana.intake.Arrivals;
import carovana.ledger.Drop;
import carovana.ledger.Drops;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Carovana with its timers stopped: each route does its work when the benchmark says so, and only then. */
final class Halls implements AutoCloseable {

    /** How long after its start a timer of ours ticks first. */
    static final Duration FIRST_LOOK = Duration.ofMillis(500);

    private final Town town;
    private final ProducerTemplate routes;

    Halls(Path home, String... settings) throws Exception {
        town = new Town(home, settings);
        for (var route : List.of("submit-due", "load-drops", "write-outcomes", "choose-sender", "submit-uploads")) {
            the(CamelContext.class).getRouteController().stopRoute(route);
        }
        routes = the(CamelContext.class).createProducerTemplate();
    }

    <T> T the(Class<T> type) {
        return town.the(type);
    }

    Town town() {
        return town;
    }

    /** Puts a file of dues into the archive, as the door for drops does. */
    Drop arrive(String name, int rows) throws IOException {
        return arrive(name, new Dues(name, rows));
    }

    Drop arrive(String name, Dues dues) throws IOException {
        return drop(the(Arrivals.class).take(Town.BUGLIANO, name + ".csv", dues));
    }

    Drop drop(long id) {
        return the(Drops.class).find(id).orElseThrow();
    }

    /** What {@code load-drops} does with a drop that has arrived. */
    void inspect(Drop drop) {
        routes.sendBody("direct:inspect-drop", drop);
    }

    /** What {@code load-drops} does with a drop that was read through. */
    void loadRows(Drop drop) {
        routes.sendBody("direct:load-rows", drop(drop.id()));
    }

    void start(String route) throws Exception {
        the(CamelContext.class).getRouteController().startRoute(route);
    }

    void stop(String route) throws Exception {
        the(CamelContext.class).getRouteController().stopRoute(route);
    }

    @Override
    public void close() throws Exception {
        routes.close();
        town.close();
    }
}
