package carovana.ledger.tenants;

import carovana.ledger.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Tenants and payment configs in PostgreSQL")
class TenancyOnPostgresTest extends TenancyPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
