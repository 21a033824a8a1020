package carovana.intake.layouts;

import static carovana.intake.layouts.Desk.HEADER;
import static carovana.intake.layouts.Desk.LAURA;
import static carovana.intake.layouts.Desk.sentences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.ledger.Entry;
import carovana.positions.Objection;
import carovana.positions.Operation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A CSV that says what is to be done with its positions")
class CsvOperationsTest {

    static final String ASKING = HEADER.replace("\n", ";operation\n");

    @TempDir
    Path folder;

    Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "'',CREATE",
        "create,CREATE",
        "Crea,CREATE",
        "CREAZIONE,CREATE",
        "update,UPDATE",
        "aggiorna,UPDATE",
        "Modìfica,UPDATE",
        "publish,PUBLISH",
        "Pubblica,PUBLISH",
        "invalidate,INVALIDATE",
        "invalida,INVALIDATE",
        "annulla,INVALIDATE",
        "delete,DELETE",
        "elimina,DELETE",
        "CANCELLA,DELETE",
        "restore,RESTORE",
        "ripristina,RESTORE"
    })
    void is_understood_in_english_and_italian(String word, Operation operation) throws Exception {
        var entry = desk.readOne(ASKING.replace("operation", "Operazione") + LAURA.replace("\n", ";" + word + "\n"));

        assertThat(entry.operation()).isEqualTo(operation);
        assertThat(entry.position() == null)
                .isEqualTo(List.of(Operation.PUBLISH, Operation.INVALIDATE, Operation.DELETE)
                        .contains(operation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"distruggi", "crea e pubblica", "-", "x", "DELETED"})
    void names_the_words_there_are(String word) throws Exception {
        var entries = desk.read(ASKING + "TARI-1;;;;;;" + word + "\nTARI-2;;;;;;delete\n");

        assertThat(entries).extracting(Entry::isRejected).containsExactly(true, false);
        assertThat(sentences(entries.get(0)))
                .singleElement()
                .asString()
                .startsWith("operation \"" + word + "\": is no operation")
                .contains("create", "aggiorna", "publish", "annulla", "elimina", "restore");
    }

    @Test
    void is_never_a_creation_because_its_word_cannot_be_read() throws Exception {
        assertThat(sentences(desk.readOne(ASKING + LAURA.replace("\n", ";del\u200bete\n"))))
                .singleElement()
                .asString()
                .contains("operation", "U+200B");
    }

    @Test
    void may_have_no_more_columns_than_its_rows_need() throws Exception {
        var entries = desk.read("iupd;operazione\nTARI-1;elimina\nTARI-2;ripristina\nTARI-3;crea\nTARI-4;\n");

        assertThat(entries)
                .extracting(Entry::operation)
                .containsExactly(Operation.DELETE, Operation.RESTORE, null, null);
        assertThat(entries.get(1).position()).as("the ledger knows it").isNull();
        assertThat(sentences(entries.get(2)))
                .extracting(each -> each.substring(0, each.indexOf(": is missing")))
                .containsExactly("description", "amount", "dueDate", "fiscalCode", "fullName");
        assertThatThrownBy(() -> desk.inspect("operation;amount\ndelete;\n"))
                .isInstanceOf(DropRejected.class)
                .hasMessageContaining("iupd");
    }

    @Test
    void does_not_judge_what_it_does_not_need() throws Exception {
        desk.judging((position, organization) -> {
            throw new AssertionError("judged");
        });
        var entry = desk.readOne(
                ASKING.replace("\n", ";publish\n") + "TARI-1;XX;Lau\u200bra;ten;;30/02/1999;delete;perhaps\n");

        assertThat(entry.operation()).isEqualTo(Operation.DELETE);
        assertThat(entry.reasons().isEmpty()).isTrue();
    }

    @Test
    void judges_the_key() throws Exception {
        desk.judgingKeys(iupd -> iupd.contains("/")
                ? List.of(new Objection(Objection.Severity.FAULT, "iupd", -1, 0, iupd, "has a slash"))
                : List.of());

        assertThat(sentences(desk.readOne("Id Debito;operation\nTARI/1;delete\n")))
                .containsExactly("Id Debito \"TARI/1\": has a slash");
        assertThat(sentences(desk.readOne("iupd;operation;x\n;delete;x\n")))
                .containsExactly("iupd: is missing: write the identifier of the debt, different for each position");
        assertThat(sentences(desk.readOne("iupd;operation\nTA\u0007RI;delete\n")))
                .singleElement()
                .asString()
                .contains("iupd", "U+0007");
        assertThat(sentences(desk.readOne("iupd;operation\nTARI;delete;x\n")))
                .singleElement()
                .asString()
                .contains("too much");
    }

    @Test
    void asks_one_thing_of_a_position() throws Exception {
        var part = "TARI-1;VRDLRA80A41F205W;Laura Verdi;%s;TARI 2026;2026-12-16;%s\n";
        var same = desk.readOne(ASKING + part.formatted("1", "delete") + part.formatted("2", "Elimina"));
        var other = desk.readOne(ASKING + part.formatted("1", "delete") + part.formatted("2", "update"));
        var empty = desk.readOne(ASKING + part.formatted("1", "update") + part.formatted("2", ""));

        assertThat(same.rows()).isEqualTo(2);
        assertThat(same.operation()).isEqualTo(Operation.DELETE);
        assertThat(sentences(other))
                .singleElement()
                .asString()
                .startsWith("operation \"update\": differs from row 2 (delete): ");
        assertThat(other.reasons().all().get(0).row()).isEqualTo(3);
        assertThat(sentences(empty))
                .singleElement()
                .asString()
                .startsWith("operation: is empty, which is create, and differs from row 2 (update): ");
    }

    @Test
    void restores_by_the_key_or_with_all_data_and_nothing_between() throws Exception {
        var header = ASKING.replace("\n", ";iuv;outcome;reasons;foglio\n");
        var alone = desk.readOne(header + "TARI-1;;;;;;restore;01000000000000144;REFUSED;iupd: no;F1\n");
        var whole = desk.readOne(header + LAURA.replace("\n", ";restore;;;;\n"));
        var half = desk.readOne(header + "TARI-1;;;12,30;;;restore;;;;\n");
        var mixed = desk.readOne(ASKING + LAURA.replace("\n", ";restore\n") + "TARI-1;;;;;;restore\n");

        assertThat(alone.operation()).isEqualTo(Operation.RESTORE);
        assertThat(alone.position()).isNull();
        assertThat(whole.position().options()).hasSize(1);
        assertThat(sentences(half)).hasSize(4).allMatch(each -> each.contains(": is missing: "));
        assertThat(sentences(mixed)).singleElement().asString().contains("row 2 gives data too", "IUPD alone");
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"CREATE", "UPDATE", "RESTORE"})
    void follows_pagopa_about_publishing_in_an_update_and_the_settings_in_a_creation(Operation operation)
            throws Exception {
        desk.with(new IntakeDefaults(false, "Pagamento {iupd}"));
        var header = ASKING.replace("\n", ";publish\n");
        var row = LAURA.replace("\n", ";" + operation + ";%s\n");

        assertThat(desk.readOne(header + row.formatted("")).position().publish())
                .isEqualTo(operation == Operation.UPDATE ? null : (Boolean) (operation == Operation.RESTORE));
        assertThat(desk.readOne(header + row.formatted("x")).position().publish())
                .isTrue();
        assertThat(desk.readOne(header + row.formatted("no")).position().publish())
                .isFalse();
    }

    @Test
    void is_among_the_examples() throws Exception {
        var csv = desk.read(Path.of("examples", "operations.csv"), Desk.BUGLIANO, 0);
        var json = desk.read(Path.of("examples", "delete.json"), Desk.BUGLIANO, 0);

        assertThat(csv)
                .extracting(Entry::operation)
                .containsExactly(Operation.UPDATE, Operation.INVALIDATE, Operation.DELETE, Operation.PUBLISH);
        assertThat(json).extracting(Entry::operation).containsExactly(Operation.DELETE, Operation.DELETE);
    }
}
