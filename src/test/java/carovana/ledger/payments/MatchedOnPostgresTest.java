package carovana.ledger.payments;

import carovana.ledger.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("What matching says in PostgreSQL")
class MatchedOnPostgresTest extends MatchedPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
