package carovana.reconciliation.fetching;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Flows from FdR's REST API")
class FdrFlowsSpec extends FlowPromises {

    @TempDir
    static Path home;

    FdrFlowsSpec() {
        super("fdr");
    }

    @BeforeAll
    static void start() {
        fetching = new Fetching(home);
    }

    @Override
    int lists() {
        return 1;
    }
}
