package carovana.ledger;

import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The ledger in PostgreSQL")
class OperationsOnPostgresTest extends OperationPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
