package carovana.ledger.payments;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.LedgerFixture;
import carovana.ledger.WorkList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the ledger promises about runs that are asked for. */
abstract class AskedRunPromises {

    private static final String ORG = "99000000010";
    private static final String OTHER = "99000000028";

    private LedgerFixture ledger;
    private AskedRuns runs;

    abstract DataSource database();

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(database());
        runs = ledger.the(AskedRuns.class);
    }

    @AfterEach
    void close() throws Exception {
        ledger.closeWithDatabase();
    }

    @Test
    void who_asks_while_one_waits_means_that_one() {
        long first = runs.ask(ORG);

        assertThat(runs.ask(ORG)).isEqualTo(first);
        assertThat(runs.ask(OTHER)).isNotEqualTo(first);
        assertThat(runs.find(ORG, first)).get().extracting(AskedRun::startedAt).isNull();
        assertThat(runs.find(OTHER, first)).as("another organization's").isEmpty();
    }

    @Test
    void of_an_organization_one_is_under_way_at_most_and_what_was_asked_meanwhile_follows() {
        long first = runs.ask(ORG);
        assertThat(runs.claim()).get().extracting(AskedRun::id).isEqualTo(first);
        long second = runs.ask(ORG);

        assertThat(second).isNotEqualTo(first);
        assertThat(runs.claim()).isEmpty();

        runs.finish(first, null);
        assertThat(runs.claim()).get().extracting(AskedRun::id).isEqualTo(second);
    }

    @Test
    void a_run_tells_how_it_ended() {
        long id = runs.ask(ORG);
        runs.claim();
        runs.finish(id, "pagoPA was away");

        assertThat(runs.find(ORG, id)).get().satisfies(run -> {
            assertThat(run.startedAt()).isNotNull();
            assertThat(run.finishedAt()).isNotNull();
            assertThat(run.trouble()).isEqualTo("pagoPA was away");
        });
    }

    @Test
    void the_run_of_a_process_that_is_no_more_is_asked_for_anew() {
        long id = runs.ask(ORG);
        runs.claim();
        assertThat(runs.recover()).as("its process lives").isEmpty();
        long asked = runs.ask(ORG);
        var jdbc = ledger.the(JdbcTemplate.class);
        jdbc.update("insert into node (id, name, started_at) values (-77, 'gone', now())");
        jdbc.update("update asked_run set node = -77 where id = ?", id);

        ledger.the(WorkList.class).recover();

        assertThat(runs.recover()).containsExactly(ORG);
        assertThat(runs.find(ORG, id))
                .get()
                .extracting(AskedRun::trouble)
                .asString()
                .contains("another run follows");
        assertThat(runs.claim())
                .get()
                .extracting(AskedRun::id)
                .as("what waited already will do")
                .isEqualTo(asked);
    }
}
