package carovana.ledger;

import carovana.positions.DebtPosition;
import carovana.positions.Debtor;
import carovana.positions.Operation;
import carovana.positions.Organization;
import carovana.positions.PaymentOption;
import carovana.positions.Transfer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** A ledger by itself, as one process has it; several on one database are several nodes. */
public final class LedgerFixture implements AutoCloseable {

    public static final Organization BUGLIANO = new Organization(
            "99000000010",
            "Comune di Bugliano",
            "IT60X0542811101000000123456",
            List.of(),
            "01",
            List.of(),
            "9/0101101IM/",
            false);

    /** What was told to be sent at once. */
    final List<Asked> asked = new ArrayList<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public LedgerFixture(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).load().migrate();
        context.registerBean(DataSource.class, () -> dataSource, definition -> definition.setDestroyMethodName(""));
        context.register(Beans.class);
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof Asked each) {
                asked.add(each);
            }
        });
        context.refresh();
    }

    @EnableTransactionManagement
    @ComponentScan("carovana.ledger")
    static class Beans {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        LedgerSettings settings() {
            return new LedgerSettings(1, 500);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    public <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    /** Registers a drop of that many rows, ready to be loaded. */
    public Drop drop(String name, int rows) {
        var drops = the(Drops.class);
        long id = drops.nextId();
        drops.register(id, BUGLIANO.fiscalCode(), name, id + "-" + name, null, false);
        drops.inspected(id, "carovana-csv", rows);
        drops.release(id);
        return drops.find(id).orElseThrow();
    }

    public Drop drop(long id) {
        return the(Drops.class).find(id).orElseThrow();
    }

    public void receive(long drop, Entry... entries) {
        the(Ledger.class).receive(new Page(drop, BUGLIANO, List.of(entries)));
    }

    /** A good entry of one row without an IUV. */
    public static Entry row(int row, String iupd) {
        return row(row, iupd, null, 10_000);
    }

    public static Entry row(int row, String iupd, String iuv, long amount) {
        return new Entry(row, row, 1, iupd, Operation.CREATE, position(iupd, iuv, amount), Reasons.NONE);
    }

    /** An entry of one row that asks something for a position that should be there. */
    public static Entry asks(int row, Operation operation, String iupd) {
        return new Entry(row, row, 1, iupd, operation, null, Reasons.NONE);
    }

    public static Entry update(int row, String iupd, String iuv, long amount) {
        return new Entry(row, row, 1, iupd, Operation.UPDATE, position(iupd, iuv, amount), Reasons.NONE);
    }

    public static Entry bad(int row, String iupd) {
        return Entry.rejected(row, row, 1, iupd, null, Reasons.of("amount \"x\": is no amount"));
    }

    public static DebtPosition position(String iupd, String iuv, long amount) {
        var transfer = new Transfer(
                1,
                BUGLIANO.fiscalCode(),
                BUGLIANO.name(),
                amount,
                "TARI 2026",
                "9/0101101IM/",
                BUGLIANO.iban(),
                null,
                null,
                List.of());
        var option = new PaymentOption(
                iuv,
                amount,
                "TARI 2026",
                false,
                LocalDateTime.parse("2026-12-16T22:59:59"),
                null,
                List.of(transfer),
                List.of());
        var debtor = new Debtor(
                Debtor.Type.F, "VRDLRA80A41F205W", "Laura Verdi", null, null, null, null, null, null, null, null, null);
        return new DebtPosition(
                BUGLIANO.fiscalCode(), iupd, debtor, BUGLIANO.name(), null, null, false, true, true, List.of(option));
    }

    /** For the last one on its database, whose connections are few. */
    public void closeWithDatabase() throws Exception {
        var database = the(DataSource.class);
        close();
        ((AutoCloseable) database).close();
    }

    @Override
    public void close() {
        context.close();
    }
}
