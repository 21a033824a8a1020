package carovana.ledger.enrollments;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import carovana.ledger.LedgerFixture;
import carovana.ledger.enrollments.EnrollmentStep.Outcome;
import carovana.ledger.enrollments.EnrollmentStep.What;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger promises to remember of enrollments. */
abstract class EnrolledPromises {

    private static final String ORG = "99000000010";
    private static final String OTHER = "99000000028";

    private DataSource database;
    private LedgerFixture ledger;

    abstract DataSource database();

    @BeforeEach
    void open() {
        database = database();
        ledger = new LedgerFixture(database);
    }

    @AfterEach
    void close() throws Exception {
        ledger.closeWithDatabase();
    }

    @Test
    void what_was_declared_last_counts() {
        var declarations = ledger.the(Declarations.class);
        assertThat(declarations.current(ORG)).isEmpty();

        declarations.declare(declarations.nextId(), ORG, "first.json", "{\"a\":1}");
        declarations.declare(declarations.nextId(), OTHER, "other.json", "{}");
        declarations.declare(declarations.nextId(), ORG, "second.json", "{\"a\":\"" + "x".repeat(500_000) + "\"}");

        var current = declarations.current(ORG).orElseThrow();
        assertThat(current.name()).isEqualTo("second.json");
        assertThat(current.content()).hasSize(500_008);
        assertThat(current.at()).isEqualTo("2026-11-20T09:00:00Z");
    }

    @Test
    void an_enrollment_is_its_own_until_it_is_ended() {
        var enrolled = ledger.the(Enrolled.class);

        enrolled.own(ORG, List.of("donation", "library"));
        enrolled.own(ORG, List.of("donation"));
        enrolled.own(OTHER, List.of("stamp"));
        enrolled.disown(ORG, "library");

        assertThat(enrolled.owned(ORG)).containsExactly("donation");
        assertThat(enrolled.owned(OTHER)).containsExactly("stamp");
    }

    @Test
    void what_was_done_is_told_latest_first() {
        var enrolled = ledger.the(Enrolled.class);
        enrolled.record(ORG, null, What.ADD, Outcome.DONE, null, "schedule");
        enrolled.record(ORG, "donation", What.ADD, Outcome.REFUSED, "x".repeat(2000), "town");
        enrolled.record(OTHER, "donation", What.REMOVE, Outcome.UNKNOWN, "no answer", "town");

        assertThat(enrolled.steps(ORG, 10))
                .extracting(EnrollmentStep::serviceId, EnrollmentStep::what, EnrollmentStep::outcome)
                .containsExactly(tuple("donation", What.ADD, Outcome.REFUSED), tuple(null, What.ADD, Outcome.DONE));
        assertThat(enrolled.steps(ORG, 1)).singleElement().satisfies(step -> {
            assertThat(step.detail()).hasSize(500);
            assertThat(step.askedBy()).isEqualTo("town");
        });
    }

    @Test
    void one_at_a_time_has_the_turn() {
        var enrolled = ledger.the(Enrolled.class);
        long turn = enrolled.takeTurn(ORG).orElseThrow();

        assertThat(enrolled.takeTurn(ORG)).isEmpty();
        assertThat(enrolled.takeTurn(OTHER)).isPresent();
        enrolled.giveBack(ORG, turn + 1);
        assertThat(enrolled.takeTurn(ORG)).isEmpty();

        enrolled.giveBack(ORG, turn);
        assertThat(enrolled.takeTurn(ORG)).isPresent();
    }

    @Test
    void a_process_that_is_no_more_has_no_turn() {
        var lost = new LedgerFixture(database);
        lost.the(Enrolled.class).takeTurn(ORG).orElseThrow();
        lost.close();

        await().until(() -> ledger.the(Enrolled.class).takeTurn(ORG).isPresent());
    }
}
