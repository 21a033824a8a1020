package carovana.ledger;

import static carovana.ledger.LedgerFixture.asks;
import static carovana.ledger.LedgerFixture.row;
import static carovana.ledger.LedgerFixture.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import carovana.positions.Operation;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger promises about positions that are changed, whatever database it is kept on. */
abstract class OperationPromises {

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
    void one_instruction_of_a_position_waits_for_the_other() {
        load(row(2, "A"));
        load(update(2, "A", null, 20_000));
        load(asks(2, Operation.INVALIDATE, "A"), row(3, "B"));

        var first = leased();
        assertThat(first)
                .extracting(Instruction::operation, Instruction::iupd)
                .containsExactlyInAnyOrder(tuple(Operation.CREATE, "A"), tuple(Operation.CREATE, "B"));
        done(first);
        var second = leased();
        assertThat(second)
                .extracting(Instruction::operation, Instruction::iupd)
                .containsExactly(tuple(Operation.UPDATE, "A"));
        done(second);
        assertThat(leased())
                .extracting(Instruction::operation, Instruction::iupd)
                .containsExactly(tuple(Operation.INVALIDATE, "A"));
    }

    @Test
    void an_update_keeps_the_iuv_it_does_not_name() {
        created("A");
        load(update(2, "A", null, 20_000));

        assertThat(leased())
                .singleElement()
                .extracting(each -> each.position().options().get(0).iuv())
                .isEqualTo(IUV);
    }

    @Test
    void an_update_of_what_the_ledger_never_had_must_name_its_iuv() {
        long drop = load(update(2, "A", null, 20_000), update(3, "B", "01000000000099919", 20_000));

        assertThat(outcomes(drop).get(0))
                .extracting(EntryOutcome::outcome, each -> each.reasons().forRow(2))
                .satisfies(told -> assertThat(told.toString()).contains("REJECTED", "give it"));
        assertThat(leased()).extracting(Instruction::iupd).containsExactly("B");
        done(leased());
        assertThat(load(row(2, "A"))).as("its key is free").isPositive();
        assertThat(leased()).extracting(Instruction::iupd).containsExactly("A");
    }

    @Test
    void a_position_that_comes_again_is_compared_with_its_last_update() {
        created("A");
        load(update(2, "A", null, 20_000));
        done(leased());

        long same = load(row(2, "A", null, 20_000));
        long other = load(row(2, "A", null, 10_000));

        assertThat(outcomes(same).get(0).reasons().forRow(2)).contains("same contents");
        assertThat(outcomes(other).get(0).reasons().forRow(2))
                .contains("amount was 20000, is 10000", "operation update");
    }

    @Test
    void a_refused_update_changes_nothing() {
        created("A");
        load(update(2, "A", null, 20_000));
        ledger.the(WorkList.class)
                .record(leased().stream()
                        .map(each -> Result.refused(each, "it is paid"))
                        .toList());

        assertThat(outcomes(load(row(2, "A"))).get(0).reasons().forRow(2)).contains("same contents");
    }

    @Test
    void the_keys_of_a_deleted_position_are_free_and_its_iuv_stays_its_own() {
        created("A");
        load(asks(2, Operation.DELETE, "A"));
        long early = load(row(2, "A"));
        done(leased());
        load(row(2, "A", null, 30_000), row(3, "B"));

        assertThat(outcomes(early).get(0).outcome()).as("before it was deleted").isEqualTo(Outcome.DUPLICATE);
        assertThat(leased())
                .extracting(
                        Instruction::iupd,
                        each -> each.position().options().get(0).iuv())
                .containsExactly(tuple("A", IUV), tuple("B", "01000000000000245"));
    }

    @Test
    void a_position_is_restored_as_it_was_last() {
        created("A");
        load(update(2, "A", null, 20_000));
        done(leased());
        long drop = load(asks(2, Operation.RESTORE, "A"), asks(3, Operation.RESTORE, "UNKNOWN"));

        assertThat(leased())
                .singleElement()
                .extracting(each -> each.position().options().get(0).amount())
                .isEqualTo(20_000L);
        assertThat(outcomes(drop).get(1).reasons().forRow(3)).contains("give all its data");
    }

    @Test
    void counts_what_was_changed() {
        created("A");
        long drop = load(asks(2, Operation.PUBLISH, "A"));
        assertThat(ledger.drop(drop).waiting()).isEqualTo(1);
        done(leased());

        assertThat(ledger.drop(drop))
                .extracting(Drop::created, Drop::changed, Drop::waiting)
                .containsExactly(0, 1, 0);
        assertThat(outcomes(drop).get(0).outcome()).isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void what_was_overtaken_is_not_replayed() {
        created("A");
        long drop = load(update(2, "A", null, 20_000));
        var parked = leased().get(0);
        ledger.the(WorkList.class).record(List.of(Result.parked(parked, "tried enough", true)));
        load(update(2, "A", null, 30_000));
        done(leased());

        assertThat(ledger.the(Parked.class).replay(parked.id())).isTrue();

        assertThat(leased()).isEmpty();
        assertThat(ledger.drop(drop)).extracting(Drop::parked, Drop::refused).containsExactly(0, 1);
    }

    @Test
    void what_somebody_waits_for_is_leased_to_this_process_at_once() {
        var asked = ledger.the(Ledger.class).ask(LedgerFixture.BUGLIANO, row(1, "A"));
        var again = ledger.the(Ledger.class).ask(LedgerFixture.BUGLIANO, row(1, "A"));
        var behind = ledger.the(Ledger.class).ask(LedgerFixture.BUGLIANO, asks(1, Operation.PUBLISH, "A"));

        assertThat(asked.isTaken()).isTrue();
        assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(behind.isTaken()).isTrue();
        assertThat(leased())
                .as("the first is in our hands, the other waits for it")
                .isEmpty();
    }

    @Test
    void what_was_asked_is_told_and_its_answer_kept_under_the_key_of_its_request() {
        var answers = ledger.the(Answers.class);
        var transaction = new TransactionTemplate(ledger.the(PlatformTransactionManager.class));
        long instruction = transaction.execute(status -> {
            assertThat(answers.begin("99000000010", "key", "hash")).isTrue();
            var asked = ledger.the(Ledger.class).ask(LedgerFixture.BUGLIANO, row(0, "A"));
            answers.became("99000000010", "key", asked.instruction());
            return asked.instruction();
        });
        boolean free = transaction.execute(status -> answers.begin("99000000010", "key", "hash"));

        assertThat(free).isFalse();
        assertThat(answers.find("99000000010", "key")).hasValue(new Answers.Kept("hash", instruction, null));
        assertThat(answers.find("99000000010", "other")).isEmpty();
        settle(ledger.asked.get(0).instruction(), Result.Kind.PARKED, 500);
        assertThat(answers.find("99000000010", "key").orElseThrow().answer()).isNull();
        ledger.the(Parked.class).replay(instruction);
        settle(leased().get(0), Result.Kind.DONE, 201);
        assertThat(answers.find("99000000010", "key").orElseThrow().answer()).isEqualTo(new Answer(201, "{}"));
    }

    private void settle(Instruction instruction, Result.Kind kind, int status) {
        ledger.the(WorkList.class)
                .recordNow(new Result(instruction, kind, "so", null, false, new Answer(status, "{}")));
    }

    @Test
    void an_iuv_of_another_position_is_told_as_what_it_is() {
        ledger.the(Ledger.class).ask(LedgerFixture.BUGLIANO, row(0, "A", IUV, 10_000));

        var clash = ledger.the(Ledger.class).ask(LedgerFixture.BUGLIANO, row(0, "B", IUV, 10_000));

        assertThat(clash.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(clash.reasons().forRow(0)).contains("belongs to iupd A, received through the REST interface");
        long drop = load(row(2, "C", IUV, 10_000));
        assertThat(outcomes(drop).get(0).reasons().forRow(2)).contains("belongs to iupd A, received through the REST");
    }

    private void created(String iupd) {
        load(row(2, iupd));
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

    private List<Instruction> leased() {
        return ledger.the(WorkList.class).lease(1000);
    }

    private List<EntryOutcome> outcomes(long drop) {
        var all = new ArrayList<EntryOutcome>();
        ledger.the(DropOutcomes.class).of(ledger.drop(drop)).forEachRemaining(all::add);
        return all;
    }
}
