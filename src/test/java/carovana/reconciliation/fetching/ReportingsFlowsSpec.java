package carovana.reconciliation.fetching;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Flows from the reportings")
class ReportingsFlowsSpec extends FlowPromises {

    @TempDir
    static Path home;

    ReportingsFlowsSpec() {
        super("reportings");
    }

    @BeforeAll
    static void start() {
        fetching = new Fetching(home, "--carovana.reconciliation.fetch.flows=reportings");
    }

    @Override
    int lists() {
        return 4;
    }
}
