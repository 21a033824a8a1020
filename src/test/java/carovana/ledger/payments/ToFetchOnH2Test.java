package carovana.ledger.payments;

import carovana.ledger.Databases;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is still to be fetched, in an H2 file")
class ToFetchOnH2Test extends ToFetchPromises {

    @TempDir
    Path folder;

    @Override
    DataSource database() {
        return Databases.h2(folder);
    }
}
