package carovana.monitoring;

import carovana.positions.Organizations;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last line of a start: where to leave files, where to look. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger("Carovana");

    private final Path inbox;
    private final Organizations organizations;
    private final Environment environment;

    Welcome(@Value("${carovana.home}") Path home, Organizations organizations, Environment environment) {
        this.inbox = home.toAbsolutePath().normalize().resolve("inbox");
        this.organizations = organizations;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void say() {
        var known = organizations.organizations();
        var folder = known.size() == 1
                ? inbox.resolve(known.iterator().next().fiscalCode())
                : inbox.resolve("<organization>");
        var doors = "http://%s:%s"
                .formatted(
                        environment.getProperty("server.address", "localhost"),
                        environment.getProperty("local.server.port"));
        log.info(
                "Carovana is ready: leave files in {}, doors at {}, console at {}/actuator/hawtio ({})",
                folder,
                doors,
                doors,
                environment.getProperty("carovana.access.operator.name"));
    }
}
