package carovana.ledger.payments;

import carovana.ledger.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What is still to be fetched, in PostgreSQL")
class ToFetchOnPostgresTest extends ToFetchPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
