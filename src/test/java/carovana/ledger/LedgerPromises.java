package carovana.ledger;

import static carovana.ledger.LedgerFixture.bad;
import static carovana.ledger.LedgerFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger promises, on whatever database it is kept. */
abstract class LedgerPromises {

    private static final LocalDateTime LATER = LocalDateTime.parse("2026-11-20T09:05:00");

    private DataSource dataSource;
    private LedgerFixture ledger;

    abstract DataSource database();

    @BeforeEach
    void open() {
        dataSource = database();
        ledger = new LedgerFixture(dataSource);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void gives_every_option_without_an_iuv_the_next_one() {
        long drop = ledger.drop("tari.csv", 2).id();

        ledger.receive(drop, row(2, "TARI-1"), row(3, "TARI-2"));

        assertThat(leased())
                .extracting(each -> each.position().options().get(0).iuv())
                .containsExactly("01000000000000144", "01000000000000245");
    }

    @Test
    void lets_an_iupd_in_once_and_tells_the_second_where_the_first_is() {
        long first = ledger.drop("tari.csv", 1).id();
        long second = ledger.drop("tari-again.csv", 2).id();

        ledger.receive(first, row(2, "TARI-1"));
        ledger.receive(second, row(2, "TARI-1"), row(3, "TARI-1B", null, 500));

        assertThat(ledger.drop(second).duplicates()).isEqualTo(1);
        assertThat(outcomes(second).get(0).reasons().forRow(2))
                .contains("received before, in drop " + first + " at row 2", "same contents");
        assertThat(leased()).hasSize(2);
    }

    @Test
    void says_what_differs_when_an_iupd_comes_again_with_other_contents() {
        long first = ledger.drop("tari.csv", 1).id();
        long second = ledger.drop("tari-again.csv", 1).id();

        ledger.receive(first, row(2, "TARI-1", null, 10_000));
        ledger.receive(second, row(2, "TARI-1", null, 12_000));

        assertThat(outcomes(second).get(0).reasons().forRow(2))
                .contains("options[0].amount was 10000, is 12000", "the first one stands");
        assertThat(outcomes(second).get(0).options())
                .extracting(EntryOutcome.Payable::amount)
                .containsExactly(10_000L);
    }

    @Test
    void rejects_an_iupd_that_stood_earlier_in_the_same_file_even_when_the_earlier_row_was_bad() {
        long drop = ledger.drop("tari.csv", 5).id();

        ledger.receive(drop, row(2, "TARI-1"), bad(3, "TARI-2"), row(4, "TARI-1"));
        ledger.receive(drop, row(5, "TARI-2"), row(6, "TARI-1"));

        assertThat(outcomes(drop))
                .filteredOn(each -> each.outcome() == Outcome.REJECTED)
                .extracting(
                        EntryOutcome::firstRow,
                        each -> each.reasons().forRow(each.firstRow()).contains("row 2"))
                .containsExactly(tuple(3, false), tuple(4, true), tuple(5, false), tuple(6, true));
        assertThat(outcomes(drop).get(3).reasons().forRow(5)).contains("row 3 of this file");
        assertThat(ledger.drop(drop).rejected()).isEqualTo(4);
    }

    @Test
    void keeps_an_iuv_for_the_position_that_had_it_first() {
        long first = ledger.drop("a.csv", 1).id();
        long second = ledger.drop("b.csv", 3).id();

        ledger.receive(first, row(2, "A", "01000000000000144", 100));
        ledger.receive(
                second,
                row(2, "B", "01000000000000144", 100),
                row(3, "C", "01000000000000245", 100),
                row(4, "D", "01000000000000245", 100));

        assertThat(outcomes(second))
                .extracting(EntryOutcome::iupd, EntryOutcome::outcome)
                .containsExactly(tuple("B", Outcome.DUPLICATE), tuple("C", null), tuple("D", Outcome.REJECTED));
        assertThat(outcomes(second).get(0).reasons().forRow(2)).contains("belongs to iupd A", "drop " + first);
        assertThat(leased()).extracting(each -> each.position().iupd()).containsExactly("A", "C");
    }

    @Test
    void skips_numbers_that_somebody_else_used_already() {
        long drop = ledger.drop("a.csv", 2).id();

        ledger.receive(drop, row(2, "A", "01000000000000144", 100), row(3, "B"));

        assertThat(leased())
                .extracting(each -> each.position().options().get(0).iuv())
                .containsExactly("01000000000000144", "01000000000000245");
    }

    @Test
    void takes_a_page_once_however_often_it_is_given() {
        long drop = ledger.drop("tari.csv", 2).id();

        ledger.receive(drop, row(2, "TARI-1"), bad(3, "TARI-2"));
        ledger.receive(drop, row(2, "TARI-1"), bad(3, "TARI-2"));

        assertThat(leased()).hasSize(1);
        assertThat(ledger.drop(drop)).extracting(Drop::rejected, Drop::waiting).containsExactly(1, 1);
    }

    @Test
    void lets_overlapping_files_in_side_by_side_without_deadlock_or_double() throws Exception {
        long ascending = ledger.drop("up.csv", 400).id();
        long descending = ledger.drop("down.csv", 400).id();
        var up = IntStream.range(0, 400).mapToObj(i -> row(i + 2, "P-" + i)).toArray(Entry[]::new);
        var down = IntStream.range(0, 400)
                .mapToObj(i -> row(i + 2, "P-" + (399 - i)))
                .toArray(Entry[]::new);

        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> both =
                    List.of(pool.submit(() -> inPages(ascending, up)), pool.submit(() -> inPages(descending, down)));
            for (var each : both) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(leased()).hasSize(400);
        assertThat(ledger.drop(ascending).duplicates() + ledger.drop(descending).duplicates())
                .isEqualTo(400);
    }

    @Test
    void leases_every_instruction_to_one_of_two_nodes() {
        long drop = ledger.drop("tari.csv", 10).id();
        ledger.receive(
                drop, IntStream.range(0, 10).mapToObj(i -> row(i + 2, "P-" + i)).toArray(Entry[]::new));

        try (var other = new LedgerFixture(dataSource)) {
            var mine = ledger.the(WorkList.class).lease(6);
            var theirs = other.the(WorkList.class).lease(6);

            assertThat(mine).hasSize(6);
            assertThat(theirs).hasSize(4).doesNotContainAnyElementsOf(mine);
        }
    }

    @Test
    void small_drops_overtake_large_ones() {
        long large = ledger.drop("large.csv", 30).id();
        ledger.receive(
                large,
                IntStream.range(0, 30).mapToObj(i -> row(i + 2, "L-" + i)).toArray(Entry[]::new));
        long small = ledger.drop("small.csv", 2).id();
        ledger.receive(small, row(2, "S-0"), row(3, "S-1"));

        assertThat(ledger.the(WorkList.class).lease(4))
                .extracting(each -> each.position().iupd())
                .containsExactly("L-0", "S-0", "L-1", "S-1");
    }

    @Test
    void appends_what_happened_and_counts_it_in_rows() {
        long drop = ledger.drop("tari.csv", 4).id();
        ledger.receive(drop, row(2, "A"), row(3, "B"), row(4, "C"), row(5, "D"));
        var leased = leased();

        ledger.the(WorkList.class)
                .record(List.of(
                        Result.done(leased.get(0), null),
                        Result.refused(leased.get(1), "pagoPA says no"),
                        Result.parked(leased.get(2), "too many tries", false),
                        Result.waiting(leased.get(3), "pagoPA is away", LATER, true)));

        assertThat(ledger.drop(drop))
                .extracting(Drop::created, Drop::refused, Drop::parked, Drop::waiting)
                .containsExactly(1, 1, 1, 1);
        assertThat(ledger.the(Journeys.class).journey("99000000010", "D").events())
                .extracting(Journeys.Event::event, Journeys.Event::reason)
                .containsExactly(tuple("RECEIVED", null), tuple("WAITING", "pagoPA is away"));
        assertThat(leased()).as("not due yet").isEmpty();
    }

    @Test
    void lets_a_refused_position_come_again_with_the_iuv_it_was_given() {
        long first = ledger.drop("a.csv", 1).id();
        ledger.receive(first, row(2, "A"));
        var refused = leased().get(0);
        ledger.the(WorkList.class).record(List.of(Result.refused(refused, "no")));
        long second = ledger.drop("b.csv", 2).id();

        ledger.receive(second, row(2, "A", null, 20_000), row(3, "B"));

        assertThat(leased())
                .extracting(
                        each -> each.position().iupd(),
                        each -> each.position().options().get(0).iuv())
                .containsExactly(tuple("A", "01000000000000144"), tuple("B", "01000000000000245"));
    }

    @Test
    void never_gives_the_iuv_of_a_refused_position_to_another() {
        long first = ledger.drop("a.csv", 1).id();
        ledger.receive(first, row(2, "A"));
        ledger.the(WorkList.class).record(List.of(Result.refused(leased().get(0), "no")));
        long second = ledger.drop("b.csv", 1).id();

        ledger.receive(second, row(2, "B", "01000000000000144", 100));

        assertThat(leased()).isEmpty();
        assertThat(outcomes(second).get(0).reasons().forRow(2)).contains("was allocated to iupd A");
    }

    @Test
    void replays_what_was_parked_and_reads_it_first() {
        long drop = ledger.drop("a.csv", 1).id();
        ledger.receive(drop, row(2, "A"));
        var instruction = leased().get(0);
        ledger.the(WorkList.class).record(List.of(Result.parked(instruction, "too many tries", false)));

        assertThat(ledger.the(Parked.class).replay(instruction.id())).isTrue();
        assertThat(ledger.the(Parked.class).replay(instruction.id())).isFalse();

        assertThat(leased()).singleElement().matches(Instruction::inDoubt);
        assertThat(ledger.drop(drop)).extracting(Drop::parked, Drop::waiting).containsExactly(0, 1);
    }

    @Test
    void has_nothing_to_recover_while_every_node_lives() {
        long drop = ledger.drop("a.csv", 1).id();
        ledger.receive(drop, row(2, "A"));
        leased();

        assertThat(ledger.the(WorkList.class).recover()).isZero();
        assertThat(leased()).isEmpty();
    }

    @Test
    void takes_back_in_doubt_what_a_dead_node_had_leased() {
        long drop = ledger.drop("a.csv", 1).id();
        ledger.receive(drop, row(2, "A"));
        assertThat(leased()).hasSize(1);
        ledger.close();

        ledger = new LedgerFixture(dataSource);

        assertThat(ledger.the(WorkList.class).recover()).isEqualTo(1);
        assertThat(leased()).singleElement().matches(Instruction::inDoubt);
    }

    @Test
    void hears_only_the_present_owner_of_a_lease() {
        long drop = ledger.drop("a.csv", 1).id();
        ledger.receive(drop, row(2, "A"));
        var late = leased().get(0);
        ledger.close();
        ledger = new LedgerFixture(dataSource);
        ledger.the(WorkList.class).recover();
        var owned = leased().get(0);

        ledger.the(WorkList.class).record(List.of(Result.refused(late, "too late")));
        assertThat(ledger.drop(drop).waiting()).isEqualTo(1);
        ledger.the(WorkList.class).record(List.of(Result.done(owned, null)));
        ledger.the(WorkList.class).record(List.of(Result.done(owned, null)));

        assertThat(ledger.drop(drop)).extracting(Drop::created, Drop::refused).containsExactly(1, 0);
    }

    @Test
    void holds_a_content_for_the_drop_that_brought_it_first() {
        var contents = ledger.the(ReceivedContents.class);
        long first = ledger.drop("a.csv", 1).id();
        long second = ledger.drop("b.csv", 1).id();

        assertThat(contents.add(ReceivedContents.key(first, "99000000010", "cafe")))
                .isTrue();
        assertThat(contents.add(ReceivedContents.key(first, "99000000010", "cafe")))
                .isTrue();
        assertThat(contents.add(ReceivedContents.key(second, "99000000010", "cafe")))
                .isFalse();
        ledger.the(Drops.class).alreadyReceived(second, ReceivedContents.contentKey("99000000010", "cafe"));

        assertThat(ledger.drop(second).sameAs()).isEqualTo(first);
    }

    @Test
    void leaves_a_repeated_drop_to_be_read_again_when_the_first_has_let_go_of_the_content() {
        long second = ledger.drop("b.csv", 1).id();

        ledger.the(Drops.class).alreadyReceived(second, ReceivedContents.contentKey("99000000010", "cafe"));

        assertThat(ledger.drop(second).state()).isEqualTo(Drop.State.LOADING);
    }

    @Test
    void forgets_the_content_of_a_rejected_drop() {
        var contents = ledger.the(ReceivedContents.class);
        long first = ledger.drop("a.csv", 1).id();
        long second = ledger.drop("b.csv", 1).id();
        contents.add(ReceivedContents.key(first, "99000000010", "cafe"));

        ledger.the(Drops.class).reject(first, List.of("It is empty."));

        assertThat(contents.add(ReceivedContents.key(second, "99000000010", "cafe")))
                .isTrue();
    }

    @Test
    void gives_a_drop_to_one_loader_and_back_when_that_died() {
        ledger.drop("a.csv", 1);

        assertThat(ledger.the(Drops.class).claimToLoad()).isPresent();
        assertThat(ledger.the(Drops.class).claimToLoad()).isEmpty();
        ledger.close();
        ledger = new LedgerFixture(dataSource);
        ledger.the(WorkList.class).recover();

        assertThat(ledger.the(Drops.class).claimToLoad()).isPresent();
    }

    private Void inPages(long drop, Entry[] entries) {
        for (int from = 0; from < entries.length; from += 50) {
            ledger.receive(drop, java.util.Arrays.copyOfRange(entries, from, Math.min(entries.length, from + 50)));
        }
        return null;
    }

    private List<Instruction> leased() {
        return ledger.the(WorkList.class).lease(1000);
    }

    /** Outcomes of a drop; one that waits has none yet, and is told with null. */
    private List<EntryOutcome> outcomes(long drop) {
        var all = new ArrayList<EntryOutcome>();
        ledger.the(DropOutcomes.class).of(ledger.drop(drop)).forEachRemaining(all::add);
        return all;
    }
}
