package carovana.ledger.enrollments;

import carovana.ledger.Databases;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Enrollments in PostgreSQL")
class EnrolledOnPostgresTest extends EnrolledPromises {

    @Override
    DataSource database() {
        return Databases.postgres();
    }
}
