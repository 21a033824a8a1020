package carovana.ledger;

import carovana.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;

/** The two databases that a ledger can be kept in. */
public final class Databases {

    private static EmbeddedPostgres postgres;

    private Databases() {}

    /** A new, empty H2 file database in that folder, as in the default configuration, but more patient: a busy machine is no deadlock. */
    public static DataSource h2(Path folder) {
        return h2(folder, UUID.randomUUID().toString());
    }

    /** The H2 file database of that name, with what is in it already. */
    static DataSource h2(Path folder, String name) {
        return DataSourceBuilder.create()
                .url(h2Url(folder, name))
                .username("carovana")
                .password("carovana")
                .build();
    }

    public static String h2Url(Path folder) {
        return h2Url(folder, UUID.randomUUID().toString());
    }

    private static String h2Url(Path folder, String name) {
        return "jdbc:h2:file:"
                + folder.toAbsolutePath().resolve(name)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;QUERY_CACHE_SIZE=100"
                + ";LOCK_TIMEOUT=60000";
    }

    /** A new, empty database in a PostgreSQL that all tests share. */
    public static DataSource postgres() {
        return DataSourceBuilder.create()
                .url(postgresUrl())
                .username("postgres")
                .build();
    }

    public static synchronized String postgresUrl() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Patience.ENOUGH)
                        .start();
            }
            var name = "ledger_" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
