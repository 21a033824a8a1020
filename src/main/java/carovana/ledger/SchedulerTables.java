package carovana.ledger;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * The tables by which nodes share one clock: Quartz brings their script, and they are made once, with the ledger's. An
 * H2 ledger has one process, whose clock needs no tables.
 */
@Component
class SchedulerTables implements JavaMigration {

    private static final String SCRIPT = "org/quartz/impl/jdbcjobstore/tables_postgres.sql";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("3.1");
    }

    @Override
    public String getDescription() {
        return "scheduler";
    }

    /** Never changes, whatever a later Quartz brings. */
    @Override
    public Integer getChecksum() {
        return 1;
    }

    /** The script commits by itself. */
    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource(SCRIPT));
        }
    }
}
