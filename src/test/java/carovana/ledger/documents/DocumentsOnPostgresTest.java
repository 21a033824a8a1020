package carovana.ledger.documents;

import carovana.ledger.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Ordered documents in PostgreSQL")
class DocumentsOnPostgresTest extends DocumentPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
