package carovana.ledger.payments;

import carovana.ledger.Databases;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Receipts, flows and credits in an H2 file")
class FactsOnH2Test extends FactPromises {

    @TempDir
    Path folder;

    @Override
    DataSource database() {
        return Databases.h2(folder);
    }
}
