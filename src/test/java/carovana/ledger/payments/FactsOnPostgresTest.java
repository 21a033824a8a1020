package carovana.ledger.payments;

import carovana.ledger.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Receipts, flows and credits in PostgreSQL")
class FactsOnPostgresTest extends FactPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
