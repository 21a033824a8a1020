package carovana.submission;

import static carovana.ledger.LedgerFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Databases;
import carovana.ledger.LedgerFixture;
import carovana.ledger.Node;
import carovana.ledger.Pace;
import carovana.ledger.WorkList;
import carovana.upstream.Governor;
import carovana.upstream.Limit;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A turn of due work")
class DueWorkTest {

    /** A while after that of the ledger, and it stands: a turn ends only when the test says so. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:01Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Governor governor = new Governor(Limit.OFF, CLOCK);
    private LedgerFixture ledger;
    private DueWork due;
    private long drop;

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(Databases.h2(folder));
        due = new DueWork(ledger.the(WorkList.class), ledger.the(Node.class), governor, ledger.the(Pace.class), CLOCK);
        drop = ledger.drop("tari.csv", 2).id();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void hands_out_what_is_due() throws SQLException {
        ledger.receive(drop, row(2, "A"), row(3, "B"));

        assertThat(due.turn())
                .toIterable()
                .extracting(each -> each.position().iupd())
                .containsExactly("A", "B");
    }

    @Test
    void leases_nothing_more_once_it_has_said_that_it_is_over() throws SQLException {
        var turn = due.turn();
        assertThat(turn.hasNext()).isFalse();

        ledger.receive(drop, row(2, "A"));

        assertThat(turn.hasNext()).isFalse();
        assertThat(due.turn().hasNext()).isTrue();
    }

    @Test
    void leases_nothing_while_calls_are_held_back() throws SQLException {
        ledger.receive(drop, row(2, "A"));
        governor.holdFor(Duration.ofMinutes(1));

        assertThat(due.turn().hasNext()).isFalse();
        assertThat(ledger.the(WorkList.class).lease(10)).hasSize(1);
    }
}
