package carovana.intake.layouts;

import static carovana.intake.layouts.Desk.BUGLIANO;
import static carovana.intake.layouts.Desk.sentences;
import static carovana.intake.layouts.GpdJsonTest.LAURA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import carovana.ledger.Entry;
import carovana.ledger.EntryOutcome;
import carovana.ledger.Outcome;
import carovana.ledger.Reasons;
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

@DisplayName("A JSON that says what is to be done with its positions")
class JsonOperationsTest {

    @TempDir
    Path folder;

    Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void says_it_before_its_list_or_behind(Operation operation) throws Exception {
        var before = "{\"operation\":\"%s\",\"paymentPositions\":[%s]}".formatted(operation, LAURA);
        var behind = "{\"a\":[{\"operation\":\"X\"}],\"paymentPositions\":[%s],\"operation\":\"%s\"}"
                .formatted(LAURA, operation);

        assertThat(desk.readOne(before).operation()).isEqualTo(operation);
        assertThat(desk.readOne(behind).operation()).isEqualTo(operation);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"CREATE", "UPDATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void may_list_keys_alone(Operation operation) throws Exception {
        var file = desk.leave(
                "{\"paymentPositionIUPDs\":[\" TARI-1\",\"TARI-2\"],\"operation\":\"%s\"}".formatted(operation));

        assertThat(desk.reader().inspect(file).rows()).isEqualTo(2);
        assertThat(desk.read(file, BUGLIANO, 0))
                .extracting(Entry::operation, Entry::iupd, Entry::position, Entry::firstRow)
                .containsExactly(tuple(operation, "TARI-1", null, 1), tuple(operation, "TARI-2", null, 2));
        assertThat(desk.read(file, BUGLIANO, 1)).extracting(Entry::iupd).containsExactly("TARI-2");
        assertThat(desk.readOne("{\"operation\":\"%s\",\"paymentPositions\":[{\"iupd\":\"A\"}]}".formatted(operation)))
                .extracting(Entry::operation, Entry::iupd, Entry::position)
                .containsExactly(operation, "A", null);
    }

    @Test
    void rejects_only_the_element_that_is_no_key() throws Exception {
        desk.judgingKeys(iupd -> "A/B".equals(iupd)
                ? List.of(new Objection(Objection.Severity.FAULT, "iupd", -1, 0, iupd, "has a slash"))
                : List.of());
        var entries = desk.read(
                "{\"operation\":\"DELETE\",\"paymentPositionIUPDs\":[\"A\",7,null,{\"iupd\":\"A\"},\"\",\"A/B\",\"B\\u200bC\"]}");

        assertThat(entries).extracting(Entry::isRejected).containsExactly(false, true, true, true, true, true, true);
        assertThat(entries.stream().skip(1).map(each -> sentences(each).get(0)))
                .containsExactly(
                        "iupd \"7\": must be a text, between quotes",
                        "iupd: is missing: write the identifier of the debt",
                        "iupd \"{…}\": must be a text, between quotes",
                        "iupd: is missing: write the identifier of the debt",
                        "iupd \"A/B\": has a slash",
                        "iupd \"B\ufffdC\": holds the character U+200B (ZERO WIDTH SPACE) at place 2, which must not be in it: remove it, or write the value again");
    }

    @Test
    void reads_nothing_but_the_key_where_that_is_enough() throws Exception {
        desk.judging((position, organization) -> {
            throw new AssertionError("judged");
        });
        var entries = desk.read("{\"operation\":\"DELETE\",\"paymentPositions\":["
                + "{\"iupd\":\"A\",\"fullName\":7,\"colour\":1},"
                + "{\"iupd\":\"B\",\"organizationFiscalCode\":\"99000000028\"}]}");

        assertThat(entries.get(0).reasons().isEmpty()).isTrue();
        assertThat(sentences(entries.get(1))).singleElement().asString().contains("another organization");
    }

    @Test
    void keeps_what_pagopa_has_about_publishing_in_an_update() throws Exception {
        desk.with(new IntakeDefaults(false, "Pagamento {iupd}"));

        assertThat(read("CREATE").position().publish()).isFalse();
        assertThat(read("UPDATE").position().publish()).isNull();
        assertThat(read("RESTORE").position().publish()).isTrue();
    }

    private Entry read(String operation) throws Exception {
        return desk.readOne("{\"operation\":\"%s\",\"paymentPositions\":[%s]}".formatted(operation, LAURA));
    }

    @Test
    void says_it_once_and_not_of_each_position() throws Exception {
        assertThat(sentences(
                        desk.readOne("[" + LAURA.replace("{\"iupd\"", "{\"operation\":\"DELETE\",\"iupd\"") + "]")))
                .contains("operation: is said once, beside the list, and not of each position: move it there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"paymentPositionIUPDs\":[\"A\"]}|add \"operation\":\"DELETE\"",
                "{\"operation\":null,\"paymentPositionIUPDs\":[\"A\"]}|add \"operation\":\"DELETE\"",
                "{\"operation\":\"UPDATE\",\"paymentPositionIUPDs\":[\"A\"]}|whole positions under \"paymentPositions\"",
                "{\"operation\":\"REMOVE\",\"paymentPositions\":[]}|\"REMOVE\", which there is not: write CREATE, UPDATE, PUBLISH, INVALIDATE, DELETE, RESTORE",
                "{\"operation\":\"delete\",\"paymentPositions\":[]}|\"delete\", which there is not",
                "{\"operation\":[\"DELETE\"],\"paymentPositions\":[]}|which there is not",
                "{\"paymentPositions\":[],\"operation\":\"DELETE\",\"paymentPositionIUPDs\":[\"A\"]}|both",
                "{\"operation\":\"DELETE\",\"paymentPositionIUPDs\":[],\"paymentPositionIUPDs\":[]}|more than once",
                "{\"operation\":\"DELETE\",\"paymentPositionIUPDs\":\"A\"}|must be a list of IUPDs",
                "{\"operation\":\"DELETE\",\"paymentPositionIUPDs\":[]}|holds no position",
                "{\"operation\":\"DELETE\",\"paymentPositionIUPDs\":[\"A\"|cut",
                "{\"operation\":\"DELETE\",\"iupd\":\"A\"}|has no list"
            })
    void is_refused_when_it_does_not_say_what(String content, String sentence) {
        assertThatThrownBy(() -> desk.inspect(content))
                .isInstanceOf(DropRejected.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void has_an_outcome_for_every_key() throws Exception {
        var file = desk.leave("{\"operation\":\"DELETE\",\"paymentPositions\":null,\"paymentPositionIUPDs\":[\"A\"]}");
        var payable = new EntryOutcome.Payable("01000000000000144", 1230, "99000000010");

        assertThat(desk.outcome(
                        file, List.of(new EntryOutcome(1, 1, "A", Outcome.DELETED, List.of(payable), Reasons.NONE))))
                .contains("\"iupd\":\"A\",\"outcome\":\"DELETED\"", "\"nav\":\"301000000000000144\"");
    }
}
