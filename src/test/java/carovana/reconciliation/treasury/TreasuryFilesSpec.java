package carovana.reconciliation.treasury;

import static carovana.Patience.await;
import static carovana.Town.BUGLIANO;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Credits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A bank's list in the treasury folder")
class TreasuryFilesSpec {

    private static final String FLOW = "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSPITM01-S00000000";

    @TempDir
    static Path home;

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town(home);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void has_an_outcome_for_every_row_that_takes_a_credit_back_too() throws IOException {
        assertThat(left("back.csv", row("125,50", "2026/1", 1, ""), row("125,50", "2026/1", 1, "si")))
                .satisfiesExactly(
                        first -> assertThat(first).contains(";2026/1;", ";TAKEN;FLOW;"), second -> assertThat(second)
                                .contains(";2026/1;", ";CANCELLED;FLOW;", "the treasurer took it back"));
        assertThat(credit("2026/1").isCancelled()).isTrue();
    }

    @Test
    void may_say_of_a_credit_before_and_behind_that_it_was_taken_back() throws IOException {
        assertThat(left("first.csv", row("125,50", "2026/2", 2, "si"), row("125,50", "2026/2", 2, "")))
                .satisfiesExactly(first -> assertThat(first).contains(";CANCELLED;"), second -> assertThat(second)
                        .contains(";KNOWN;"));
        assertThat(credit("2026/2").isCancelled()).isTrue();
    }

    @Test
    void changes_nothing_that_is_known_but_takes_back_what_is_cancelled() throws IOException {
        left("one.csv", row("125,50", "2026/3", 3, ""), row("10,00", "2026/4", 4, ""));

        assertThat(left(
                        "two.csv",
                        row("125,50", "2026/3", 3, ""),
                        row("10,01", "2026/4", 4, "si"),
                        row("7,00", "2026/5", 5, "")))
                .satisfiesExactly(
                        same -> assertThat(same).contains(";KNOWN;", "it was taken before"),
                        other -> assertThat(other).contains(";DIFFERENT;", "ask the bank which is right"),
                        added -> assertThat(added).contains(";TAKEN;"));
        assertThat(credit("2026/4"))
                .extracting(BankCredit::amount, BankCredit::isCancelled)
                .containsExactly(1_000L, false);

        assertThat(left("three.csv", row("125,50", "2026/3", 3, "si")))
                .singleElement()
                .asString()
                .contains(";CANCELLED;");
        assertThat(credit("2026/3").isCancelled()).isTrue();
    }

    @Test
    void tells_two_credits_apart_that_have_the_same_reference() throws IOException {
        left("monday.csv", row("125,50", "NOTPROVIDED", 6, ""));
        assertThat(left("tuesday.csv", row("125,50", "NOTPROVIDED", 7, "")))
                .singleElement()
                .asString()
                .contains(";DIFFERENT;", "another amount, date or text", "give each movement a reference of its own");
        assertThat(credit("NOTPROVIDED").iuf()).endsWith("6");
    }

    private static String row(String amount, String reference, int flow, String cancelled) {
        return "19/11/2026;%s;%s;%s%d;%s%n".formatted(amount, reference, FLOW, flow, cancelled);
    }

    /** @return what became of its rows */
    private static List<String> left(String name, String... rows) throws IOException {
        var folder = Files.createDirectories(
                town.home().resolve("inbox").resolve(BUGLIANO).resolve("treasury"));
        Files.writeString(
                folder.resolve(name), "date;amount;reference;description;cancelled\n" + String.join("", rows));
        var outcome = town.folder("outbox").resolve("treasury").resolve(name + ".outcome.csv");
        await("what became of " + name).until(() -> Files.exists(outcome));
        return Files.readAllLines(outcome).stream().skip(1).toList();
    }

    private static BankCredit credit(String reference) {
        return town.the(Credits.class).find(BUGLIANO, reference).orElseThrow();
    }
}
