package carovana.ledger.enrollments;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What organizations declared in files: all of it, of which the last one counts. */
@Repository("ledgerDeclarations")
public class Declarations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Declarations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public long nextId() {
        return jdbc.sql("select nextval('enrollment_declaration_id')")
                .query(Long.class)
                .single();
    }

    /** From now on this counts. */
    public void declare(long id, String organization, String name, String content) {
        jdbc.sql("insert into enrollment_declaration (id, organization, name, content, declared_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(id, organization, name, content, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** @return nothing when the organization never declared any in a file */
    public Optional<Declared> current(String organization) {
        return jdbc.sql("select id, organization, name, content, declared_at from enrollment_declaration"
                        + " where organization = ? order by id desc limit 1")
                .param(organization)
                .query((row, number) -> new Declared(
                        row.getLong("id"),
                        row.getString("organization"),
                        row.getString("name"),
                        row.getString("content"),
                        row.getObject("declared_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional();
    }
}
