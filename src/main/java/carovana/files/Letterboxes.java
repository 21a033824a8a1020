package carovana.files;

import carovana.positions.Organizations;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens a folder of its own in every organization's inbox, for what is no file of dues. */
@Component
public class Letterboxes {

    private final Home home;
    private final Organizations organizations;
    private final int settle;
    private final Clock clock;

    Letterboxes(Home home, Organizations organizations, @Value("${carovana.intake.settle}") int settle, Clock clock) {
        this.home = home;
        this.organizations = organizations;
        this.settle = settle;
        this.clock = clock;
    }

    /** @param folder its name, such as treasury: files are left in {@code inbox/<organization>/<folder>/} */
    public Letterbox named(String folder) {
        return new Letterbox(home, organizations, folder, new Settling(settle, System::nanoTime), clock);
    }
}
