package carovana.ledger.payments;

import carovana.ledger.Databases;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Runs that are asked for, in an H2 file")
class AskedRunsOnH2Test extends AskedRunPromises {

    @TempDir
    Path folder;

    @Override
    DataSource database() {
        return Databases.h2(folder);
    }
}
