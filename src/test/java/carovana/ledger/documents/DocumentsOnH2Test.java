package carovana.ledger.documents;

import carovana.ledger.Databases;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Ordered documents in an H2 file")
class DocumentsOnH2Test extends DocumentPromises {

    @TempDir
    Path folder;

    @Override
    DataSource database() {
        return Databases.h2(folder);
    }
}
