package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.Databases;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.Listings;
import carovana.reconciliation.fetching.FlowTaking;
import carovana.reconciliation.fetching.WrittenFlow;
import carovana.upstream.HeldBytes;
import carovana.upstream.reportings.Reportings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("A flow into the ledger")
class FlowBenchmark {

    private static final double TARGET = 0.5;
    private static final int BATCH = 1000;
    private static final LocalDateTime MADE = LocalDateTime.parse("2026-11-19T02:15:30");

    @TempDir
    Path home;

    private int issues;

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void on_h2_takes_at_most_twice_as_long_as_parsing_and_inserting_alone() throws Exception {
        compare("H2");
    }

    @Test
    void on_postgresql_takes_at_most_twice_as_long_as_parsing_and_inserting_alone() throws Exception {
        compare(
                "PostgreSQL",
                "--spring.datasource.url=" + Databases.postgresUrl(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=");
    }

    private void compare(String database, String... settings) throws Exception {
        try (var halls = new Halls(home, settings)) {
            halls.stop("judge-payments");
            halls.the(JdbcTemplate.class)
                    .execute(
                            "create table bare_line (flow bigint not null, number integer not null, iuv varchar(35) not"
                                    + " null, iur varchar(35) not null, idx integer not null, amount bigint not null, outcome"
                                    + " varchar(10) not null, paid_on date not null, primary key (flow, number))");
            halls.the(JdbcTemplate.class).execute("create index bare_line_by_iuv on bare_line (iuv)");
            product(halls);
            bare(halls);
            var product = new double[Sizes.ROUNDS];
            var bare = new double[Sizes.ROUNDS];
            for (int round = 0; round < Sizes.ROUNDS; round++) {
                product[round] = product(halls);
                bare[round] = bare(halls);
                System.out.printf("%s, round %d: %.2f s, bare %.2f s%n", database, round, product[round], bare[round]);
            }
            tell(database, product, bare);
        }
    }

    private void tell(String database, double[] product, double[] bare) {
        // of speed: how much of the bare pace is left
        var ratio = Figure.ratio(bare, product);
        Table.add(
                "flow → ledger, %s, %,d lines".formatted(database, Sizes.FLOW_LINES),
                Figure.rates(Sizes.FLOW_LINES, product).whole() + " lines/s",
                "bare StAX and inserts " + Figure.rates(Sizes.FLOW_LINES, bare).whole() + " lines/s",
                ratio.text(),
                "≥ " + TARGET);
        assertThat(ratio.median())
                .as(
                        "A flow of %d lines into %s should go at %s of the pace of parsing and inserting alone; it was %s",
                        Sizes.FLOW_LINES, database, TARGET, ratio.text())
                .isGreaterThanOrEqualTo(TARGET);
    }

    /** A flow as it comes from an upstream: held outside of the heap. */
    private HeldBytes flow() throws IOException {
        issues++;
        var written = new WrittenFlow(
                "2026-11-18PSPITM01-S%09d".formatted(issues),
                "PSPITM01",
                MADE.plusDays(issues),
                Sizes.FLOW_LINES,
                1010);
        try (var taking = new HeldBytes.Taking(1L << 30);
                var buffered = new java.io.BufferedOutputStream(taking)) {
            written.writeXml(buffered);
            buffered.flush();
            var held = taking.held();
            return held;
        }
    }

    /** @return seconds to keep it whole, read it, enter its lines, and mark what is to be looked at */
    private double product(Halls halls) throws IOException {
        try (var whole = flow()) {
            var id = new FlowId(Town.BUGLIANO, "2026-11-18PSPITM01-S%09d".formatted(issues), "");
            var listing = new FlowListing(id, "mark", Instant.now(), 0, null, null);
            halls.the(Listings.class).take(List.of(listing));
            // what the flow before had marked was looked at long ago
            halls.the(JdbcTemplate.class).update("delete from look");
            System.gc();
            long start = System.nanoTime();
            halls.the(FlowTaking.class).take(listing, halls.the(Reportings.class), whole);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(halls.the(JdbcTemplate.class)
                            .queryForObject("select max(line_count) from flow where iuf = ?", Integer.class, id.iuf()))
                    .isEqualTo(Sizes.FLOW_LINES);
            return seconds;
        }
    }

    /** @return seconds to parse it and to insert its lines, with nothing around */
    private double bare(Halls halls) throws Exception {
        try (var whole = flow();
                var connection = halls.the(DataSource.class).getConnection()) {
            System.gc();
            long start = System.nanoTime();
            insert(connection, whole);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private void insert(Connection connection, InputStream xml) throws Exception {
        connection.setAutoCommit(false);
        var reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(xml);
        try (var insert = connection.prepareStatement("insert into bare_line values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int number = 0;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    number = element(reader.getLocalName(), reader, insert, number);
                }
            }
            insert.executeBatch();
            assertThat(number).isEqualTo(Sizes.FLOW_LINES);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private int element(String name, javax.xml.stream.XMLStreamReader reader, PreparedStatement insert, int number)
            throws Exception {
        switch (name) {
            case "datiSingoliPagamenti" -> {
                insert.setLong(1, issues);
                insert.setInt(2, number + 1);
                insert.setInt(5, 1);
            }
            case "identificativoUnivocoVersamento" -> insert.setString(3, reader.getElementText());
            case "identificativoUnivocoRiscossione" -> insert.setString(4, reader.getElementText());
            case "singoloImportoPagato" ->
                insert.setLong(
                        6,
                        new java.math.BigDecimal(reader.getElementText())
                                .movePointRight(2)
                                .longValueExact());
            case "codiceEsitoSingoloPagamento" -> insert.setString(7, reader.getElementText());
            case "dataEsitoSingoloPagamento" -> {
                insert.setDate(8, Date.valueOf(LocalDate.parse(reader.getElementText())));
                insert.addBatch();
                if ((number + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
                return number + 1;
            }
            default -> {
                // nothing of a line
            }
        }
        return number;
    }
}
