package carovana.benchmark;

import static carovana.tenants.Office.myPayConfig;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.tenants.Office;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("Rows that name a payment config")
class ConfigRowsBenchmark {

    private static final double TARGET = 1.1;

    private static final String DEBTOR =
            "%s;F;VRDLRA80A41F205W;Verdi Laura;Via Giuseppe Garibaldi;%d;56043;Bugliano;PI;IT;";
    private static final String HEADER =
            "iupd;debtorType;fiscalCode;fullName;streetName;civicNumber;postalCode;city;province;country;";

    @TempDir
    Path home;

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void cost_little_more_than_rows_that_say_it_all() throws Exception {
        try (var halls = new Halls(home)) {
            saveConfigs(halls);
            load(halls, named("warm-named"));
            load(halls, saidAll("warm-said"));
            var named = new double[Sizes.ROUNDS];
            var said = new double[Sizes.ROUNDS];
            for (int round = 0; round < Sizes.ROUNDS; round++) {
                named[round] = load(halls, named("named" + round));
                said[round] = load(halls, saidAll("said" + round));
                System.out.printf("round %d: with a config %.2f s, without %.2f s%n", round, named[round], said[round]);
            }
            var ratio = Figure.ratio(named, said);
            Table.add(
                    "rows that name one of %,d configs, %,d rows".formatted(Sizes.CONFIGS, Sizes.CONFIG_ROWS),
                    Figure.rates(Sizes.CONFIG_ROWS, named).whole() + " rows/s",
                    "rows that say it all "
                            + Figure.rates(Sizes.CONFIG_ROWS, said).whole() + " rows/s",
                    ratio.text(),
                    "≤ " + TARGET);
            assertThat(ratio.median())
                    .as(
                            "A row that names a config may cost %s times one that does not; it cost %s",
                            TARGET, ratio.text())
                    .isLessThanOrEqualTo(TARGET);
        }
    }

    private static void saveConfigs(Halls halls) {
        var mypay = new Office(halls.town(), "mypay");
        var tenant = mypay.tenant();
        for (int i = 0; i < Sizes.CONFIGS; i++) {
            var config = myPayConfig(tenant);
            ((ObjectNode) config.at("/items/0"))
                    .put("management_id", "DOVUTO-" + i)
                    .put("amount", 10 + i % 500);
            assertThat(mypay.call("POST", "/configs", config).response().statusCode())
                    .isEqualTo(201);
        }
    }

    private record File(String name, Dues dues) {}

    private static File named(String name) {
        return new File(name, new Dues(HEADER + "config\n", Sizes.CONFIG_ROWS, row -> (DEBTOR + "DOVUTO-%d\n")
                .formatted(Dues.iupd(name, row), 1 + row % 99, row % Sizes.CONFIGS)));
    }

    private static File saidAll(String name) {
        return new File(
                name,
                new Dues(HEADER + "amount;description;dueDate;category;companyName\n", Sizes.CONFIG_ROWS, row -> (DEBTOR
                                + "%d,00;Mensa scolastica;16/12/2099;9/0101100IM/;Comune di Bugliano\n")
                        .formatted(Dues.iupd(name, row), 1 + row % 99, 10 + row % 500)));
    }

    /** @return seconds to read a file through, read it again and enter it */
    private static double load(Halls halls, File file) throws Exception {
        var drop = halls.arrive(file.name, file.dues);
        System.gc();
        long start = System.nanoTime();
        halls.inspect(drop);
        halls.loadRows(drop);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(halls.the(JdbcTemplate.class)
                        .queryForObject("select count(*) from instruction where drop_id = ?", Integer.class, drop.id()))
                .isEqualTo(Sizes.CONFIG_ROWS);
        return seconds;
    }
}
