package carovana.ledger;

import static carovana.ledger.LedgerFixture.asks;
import static carovana.ledger.LedgerFixture.bad;
import static carovana.ledger.LedgerFixture.position;
import static carovana.ledger.LedgerFixture.row;
import static carovana.ledger.LedgerFixture.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import carovana.ledger.EntryOutcome.Payable;
import carovana.positions.DebtPosition;
import carovana.positions.Operation;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger promises to know of a position that is changed again and again. */
abstract class StandingPromises {

    private static final String IUV = "01000000000000144";

    private LedgerFixture ledger;

    abstract DataSource database();

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(database());
    }

    @AfterEach
    void close() throws Exception {
        ledger.closeWithDatabase();
    }

    @Test
    void a_file_asks_for_one_thing_of_a_position() {
        created("A", "B", "C");
        long drop = ledger.drop("drop.csv", 8).id();
        ledger.receive(
                drop,
                asks(2, Operation.DELETE, "A"),
                asks(3, Operation.INVALIDATE, "A"),
                update(4, "B", null, 20_000),
                bad(5, "C"));
        done(leased());
        ledger.receive(drop, row(6, "A"), row(7, "B"), asks(8, Operation.DELETE, "B"), asks(9, Operation.DELETE, "C"));

        assertThat(leased()).isEmpty();
        assertThat(outcomes(drop))
                .extracting(EntryOutcome::firstRow, EntryOutcome::outcome)
                .containsExactly(
                        tuple(2, Outcome.DELETED),
                        tuple(3, Outcome.REJECTED),
                        tuple(4, Outcome.UPDATED),
                        tuple(5, Outcome.REJECTED),
                        tuple(6, Outcome.REJECTED),
                        tuple(7, Outcome.REJECTED),
                        tuple(8, Outcome.REJECTED),
                        tuple(9, Outcome.REJECTED));
        assertThat(outcomes(drop).stream().map(each -> each.reasons().forRow(0)))
                .filteredOn(each -> !each.isEmpty())
                .satisfiesExactly(
                        one -> assertThat(one).contains("row 2 of this file asks for delete", "invalidate", "own"),
                        bad -> assertThat(bad).contains("amount \"x\""),
                        two -> assertThat(two).contains("row 2 of this file asks for delete", "create"),
                        three -> assertThat(three).contains("row 4 of this file asks for update", "create"),
                        four -> assertThat(four).contains("row 4 of this file asks for update", "delete"),
                        five -> assertThat(five).contains("stands already at row 5 of this file"));
    }

    @Test
    void a_create_behind_something_else_in_its_file_is_no_duplicate() {
        created("A");
        long drop = ledger.drop("drop.csv", 2).id();
        ledger.receive(drop, asks(2, Operation.PUBLISH, "A"));
        ledger.receive(drop, row(3, "A"));

        assertThat(ledger.drop(drop))
                .extracting(Drop::rejected, Drop::duplicates)
                .containsExactly(1, 0);
    }

    @Test
    void what_is_asked_by_the_key_is_told_with_the_notices_that_stand() {
        created("A");
        long published = load(asks(2, Operation.PUBLISH, "A"));
        done(leased());
        load(update(2, "A", null, 20_000));
        done(leased());
        load(update(2, "A", null, 30_000));
        refused(leased());
        long deleted = load(asks(2, Operation.DELETE, "A"), asks(3, Operation.DELETE, "UNKNOWN"));
        done(leased());

        assertThat(outcomes(published).get(0).options()).containsExactly(new Payable(IUV, 10_000, "99000000010"));
        assertThat(outcomes(deleted).get(0).options()).containsExactly(new Payable(IUV, 20_000, "99000000010"));
        assertThat(outcomes(deleted).get(1).options()).isEmpty();
    }

    @Test
    void a_restored_position_is_what_it_will_be_when_its_turn_comes() {
        created("A");
        load(with(update(2, "A", null, 20_000), each -> each.withPublish(null)));
        load(asks(2, Operation.INVALIDATE, "A"));
        load(asks(2, Operation.RESTORE, "A"));
        done(leased());
        done(leased());

        assertThat(leased()).singleElement().satisfies(restored -> {
            assertThat(restored.position().options().get(0).amount()).isEqualTo(20_000);
            assertThat(restored.position().options().get(0).iuv()).isEqualTo(IUV);
            assertThat(restored.position().publish())
                    .as("as every invalid one was")
                    .isTrue();
        });
    }

    @Test
    void a_restored_position_that_was_valid_already_is_so_at_once() {
        var before = LocalDateTime.parse("2026-11-20T08:00:00");
        load(with(row(2, "A"), each -> from(each, before)), with(row(3, "B"), each -> from(each, before.plusDays(1))));
        done(leased());
        load(asks(2, Operation.RESTORE, "A"), asks(3, Operation.RESTORE, "B"));

        assertThat(leased()).extracting(each -> each.position().validity()).containsExactly(null, before.plusDays(1));
    }

    @Test
    void an_update_behind_an_update_has_its_iuvs() {
        created("A");
        load(with(update(2, "A", null, 1), StandingPromises::inTwoParts));
        load(with(update(2, "A", null, 2), StandingPromises::inTwoParts));

        var first = leased();
        done(first);
        assertThat(iuvs(leased())).isEqualTo(iuvs(first)).hasSize(2).contains(IUV);
    }

    @Test
    void what_is_known_by_its_key_alone_needs_its_iuvs() {
        load(asks(2, Operation.PUBLISH, "A"));
        done(leased());
        long drop = load(
                update(2, "A", null, 20_000),
                with(asks(3, Operation.RESTORE, "A2"), position("A2", null, 10_000)),
                asks(4, Operation.RESTORE, "A3"));

        assertThat(leased()).isEmpty();
        assertThat(outcomes(drop))
                .extracting(each -> each.reasons().forRow(0))
                .satisfiesExactly(
                        one -> assertThat(one).contains("does not know its IUV"),
                        two -> assertThat(two).contains("does not know its IUV"),
                        three -> assertThat(three).contains("give all its data"));
        assertThat(load(asks(2, Operation.DELETE, "A"))).isPositive();
        assertThat(leased()).hasSize(1);
    }

    @Test
    void an_update_that_leaves_publishing_to_pagopa_makes_no_difference_there() {
        created("A");
        load(with(update(2, "A", null, 20_000), each -> each.withPublish(null)));
        done(leased());

        assertThat(outcomes(load(row(2, "A", null, 20_000))).get(0).reasons().forRow(2))
                .contains("same contents");
    }

    @Test
    void a_journey_tells_what_was_asked_and_where_the_position_is() {
        created("A");
        load(asks(2, Operation.INVALIDATE, "A"));
        assertThat(journey("A").state()).isEqualTo("WAITING");
        done(leased());
        load(update(2, "A", null, 20_000));
        refused(leased());

        var journey = journey("A");
        assertThat(journey.state()).isEqualTo("INVALIDATED");
        assertThat(journey.position().options().get(0).amount()).isEqualTo(10_000);
        assertThat(journey.events())
                .extracting(Journeys.Event::event, Journeys.Event::operation)
                .containsExactlyInAnyOrder(
                        tuple("RECEIVED", Operation.CREATE),
                        tuple("CREATED", Operation.CREATE),
                        tuple("RECEIVED", Operation.INVALIDATE),
                        tuple("INVALIDATED", Operation.INVALIDATE),
                        tuple("RECEIVED", Operation.UPDATE),
                        tuple("REFUSED", Operation.UPDATE));
        load(asks(2, Operation.DELETE, "A"));
        done(leased());
        load(row(2, "A"));
        refused(leased());
        assertThat(journey("A").state()).isEqualTo("REFUSED");
    }

    private Journeys.Journey journey(String iupd) {
        return ledger.the(Journeys.class).journey("99000000010", iupd);
    }

    private static DebtPosition inTwoParts(DebtPosition position) {
        var option = position.options().get(0);
        return position.withOptions(List.of(option, option));
    }

    private static DebtPosition from(DebtPosition each, LocalDateTime validity) {
        return new DebtPosition(
                each.organization(),
                each.iupd(),
                each.debtor(),
                each.companyName(),
                each.officeName(),
                validity,
                each.switchToExpired(),
                each.payStandIn(),
                each.publish(),
                each.options());
    }

    private static Entry with(Entry entry, Function<DebtPosition, DebtPosition> change) {
        return with(entry, change.apply(entry.position()));
    }

    private static Entry with(Entry entry, DebtPosition position) {
        return new Entry(
                entry.firstRow(),
                entry.lastRow(),
                entry.rows(),
                entry.iupd(),
                entry.operation(),
                position,
                entry.reasons());
    }

    private static List<String> iuvs(List<Instruction> instructions) {
        return instructions.stream()
                .flatMap(each -> each.position().options().stream())
                .map(each -> each.iuv())
                .toList();
    }

    private void created(String... iupds) {
        for (var iupd : iupds) {
            load(row(2, iupd));
        }
        done(leased());
    }

    private long load(Entry... entries) {
        long drop = ledger.drop("drop.csv", entries.length).id();
        ledger.receive(drop, entries);
        return drop;
    }

    private void done(List<Instruction> instructions) {
        ledger.the(WorkList.class)
                .record(instructions.stream()
                        .map(each -> Result.done(each, null))
                        .toList());
    }

    private void refused(List<Instruction> instructions) {
        ledger.the(WorkList.class)
                .record(instructions.stream()
                        .map(each -> Result.refused(each, "no"))
                        .toList());
    }

    private List<Instruction> leased() {
        return ledger.the(WorkList.class).lease(1000);
    }

    private List<EntryOutcome> outcomes(long drop) {
        var all = new ArrayList<EntryOutcome>();
        ledger.the(DropOutcomes.class).of(ledger.drop(drop)).forEachRemaining(all::add);
        return all;
    }
}
