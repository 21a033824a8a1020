package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Databases;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("From a file to the ledger")
class FileToLedgerBenchmark {

    private static final double TARGET = 1.5;

    @TempDir
    Path home;

    private long bareIds = 1_000_000_000;

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void on_h2_costs_little_more_than_the_inserts_alone() throws Exception {
        compare("H2");
    }

    @Test
    void on_postgresql_costs_little_more_than_the_inserts_alone() throws Exception {
        compare(
                "PostgreSQL",
                "--spring.datasource.url=" + Databases.postgresUrl(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=");
    }

    private void compare(String database, String... settings) throws Exception {
        try (var halls = new Halls(home, settings)) {
            for (int row = 0; row < Sizes.WARM_UP; row += 2 * Sizes.ROWS) {
                product(halls, "warm" + row);
                bare(halls, "warm-bare" + row);
            }
            var product = new double[Sizes.ROUNDS];
            var bare = new double[Sizes.ROUNDS];
            for (int round = 0; round < Sizes.ROUNDS; round++) {
                product[round] = product(halls, "round" + round);
                bare[round] = bare(halls, "bare" + round);
                System.out.printf("%s, round %d: %.2f s, bare %.2f s%n", database, round, product[round], bare[round]);
            }
            tell(database, product, bare);
        }
    }

    private void tell(String database, double[] product, double[] bare) {
        var ratio = Figure.ratio(product, bare);
        Table.add(
                "file → ledger, %s, %,d rows".formatted(database, Sizes.ROWS),
                Figure.rates(Sizes.ROWS, product).whole() + " rows/s",
                "bare inserts " + Figure.rates(Sizes.ROWS, bare).whole() + " rows/s",
                ratio.text(),
                "≤ " + TARGET);
        assertThat(ratio.median())
                .as(
                        "A row from its file into %s may cost %s times the inserts alone; it cost %s",
                        database, TARGET, ratio.text())
                .isLessThanOrEqualTo(TARGET);
    }

    /** @return seconds to read a file through, read it again and enter it */
    private double product(Halls halls, String name) throws Exception {
        var drop = halls.arrive(name, Sizes.ROWS);
        System.gc();
        long start = System.nanoTime();
        halls.inspect(drop);
        halls.loadRows(drop);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(halls.the(JdbcTemplate.class)
                        .queryForObject("select count(*) from instruction where drop_id = ?", Integer.class, drop.id()))
                .isEqualTo(Sizes.ROWS);
        return seconds;
    }

    private double bare(Halls halls, String name) throws Exception {
        var last = halls.the(JdbcTemplate.class)
                .queryForMap(
                        "select iupd, payload from instruction where id = (select max(id) from instruction where id < 1000000000)");
        var rows = new BareRows(name, bareIds, Sizes.ROWS, (String) last.get("payload"), (String) last.get("iupd"));
        bareIds += Sizes.ROWS;
        try (var connection = halls.the(DataSource.class).getConnection()) {
            System.gc();
            long start = System.nanoTime();
            rows.insert(connection);
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
