package carovana.tenants;

import static carovana.Patience.await;
import static carovana.tenants.Office.myPayConfig;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("A tenant that is deleted while its rows are being loaded")
class DeletedMeanwhileSpec {

    private static final int ROWS = 6000;
    private static final int PAGE = 20;

    @TempDir
    Path home;

    @Test
    void gives_nothing_from_the_next_page_on() {
        // nothing is sent meanwhile: only the loading is looked at
        try (var town = new Town(home, "--carovana.ledger.page-rows=" + PAGE, "--carovana.submission.every=3600000")) {
            var mypay = new Office(town, "mypay");
            var tenant = mypay.tenant();
            assertThat(mypay.call("POST", "/configs", myPayConfig(tenant)).status())
                    .isEqualTo(201);
            town.leave(
                    "mensa.csv",
                    IntStream.range(0, ROWS)
                            .mapToObj(i -> "MENSA-" + i + ";VRDLRA80A41F205W;Verdi Laura;MENSA\n")
                            .collect(Collectors.joining("", "iupd;fiscalCode;fullName;config\n", "")));
            await().until(() -> loaded(town) > 0);
            assertThat(mypay.call("DELETE", "/tenants/" + tenant, null).status())
                    .isEqualTo(204);
            int atMost = loaded(town) + 3 * PAGE;
            await().until(() -> loaded(town) > ROWS);

            int rejected = drop(town).path("rejected").asInt();
            int accepted =
                    town.the(JdbcTemplate.class).queryForObject("select count(*) from instruction", Integer.class);
            assertThat(rejected + accepted).isEqualTo(ROWS);
            // besides what was loaded: a page that was being written, and one that had been read ahead
            assertThat(accepted).isBetween(PAGE, Math.min(atMost, ROWS - 1));
        }
    }

    /** The row up to which everything is in the ledger; the first one is the header. */
    private static int loaded(Town town) {
        return town.the(JdbcTemplate.class).queryForList("select loaded_row from drops", Integer.class).stream()
                .findFirst()
                .orElse(0);
    }

    private static JsonNode drop(Town town) {
        var drops = town.get("/drops").path("drops");
        return drops.isEmpty() ? MissingNode.getInstance() : drops.get(0);
    }
}
