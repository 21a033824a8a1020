package carovana.ledger;

import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The ledger in PostgreSQL")
class LedgerOnPostgresTest extends LedgerPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
