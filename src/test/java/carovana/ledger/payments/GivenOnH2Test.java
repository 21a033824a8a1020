package carovana.ledger.payments;

import carovana.ledger.Databases;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What back offices are told, in an H2 file")
class GivenOnH2Test extends GivenPromises {

    @TempDir
    Path folder;

    @Override
    DataSource database() {
        return Databases.h2(folder);
    }
}
