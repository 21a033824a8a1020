package carovana.ledger.payments;

import carovana.ledger.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Runs that are asked for, in PostgreSQL")
class AskedRunsOnPostgresTest extends AskedRunPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
