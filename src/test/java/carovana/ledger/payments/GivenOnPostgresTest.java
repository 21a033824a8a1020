package carovana.ledger.payments;

import carovana.ledger.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What back offices are told, in PostgreSQL")
class GivenOnPostgresTest extends GivenPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
