package carovana.submission;

import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.Town;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that asks for more than new positions")
class OperationsSpec {

    private static final String HEADER =
            "iupd;fiscalCode;fullName;amount;description;dueDate;category;publish;operation";
    private static final String KEYS = "iupd;operation";

    @TempDir
    static Path home;

    private static Town town;
    private static Seen seen;

    @BeforeAll
    static void start() {
        town = new Town(home);
        seen = new Seen(town);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void everythingHasItsOutcome() throws IOException {
        new Bookkeeper(town).checkTheBooks();
    }

    @Test
    void updates_and_leaves_publishing_as_it_is_unless_told() {
        seen.after(
                "up-1.csv", HEADER, row("UP-1") + ";;", row("UP-2") + ";no;", row("UP-3") + ";;", row("UP-4") + ";no;");

        var told = seen.after(
                "up-2.csv",
                HEADER,
                row("UP-1", "99,00") + ";;update",
                row("UP-2", "99,00") + ";;aggiorna",
                row("UP-3", "99,00") + ";no;modifica",
                row("UP-4", "99,00") + ";sì;update");

        assertThat(told.values()).extracting(Seen.Told::outcome).containsOnly("UPDATED");
        assertThat(told.get("UP-1").reasons()).isEmpty();
        assertThat(told.get("UP-2").reasons()).isEmpty();
        assertThat(told.get("UP-3").reasons()).contains("it is a draft now");
        assertThat(told.get("UP-4").reasons()).contains("it was a draft, and is published now");
        assertThat(told.get("UP-1").qr()).endsWith("|" + told.get("UP-1").nav() + "|99000000010|9900");
        assertThat(seen.status("UP-1")).isEqualTo("VALID");
        assertThat(seen.status("UP-2")).isEqualTo("DRAFT");
        assertThat(seen.status("UP-3")).isEqualTo("DRAFT");
        assertThat(seen.status("UP-4")).isEqualTo("VALID");
        assertThat(seen.option("UP-1").path("amount").asLong()).isEqualTo(9_900);
        assertThat(seen.option("UP-1").path("iuv").asText())
                .isEqualTo(told.get("UP-1").iuv());
        assertThat(seen.journey("UP-3").path("state").asText()).isEqualTo("UPDATED");
        assertThat(seen.journey("UP-3").path("events").findValuesAsText("reason"))
                .anyMatch(each -> each.contains("it is a draft now"));
    }

    @Test
    void publishes_invalidates_and_restores_under_the_same_iuv() {
        var created = seen.after("switch-1.csv", HEADER, row("SW-1") + ";no;").get("SW-1");

        var published = seen.after("switch-2.csv", KEYS, "SW-1;pubblica").get("SW-1");
        assertThat(published).isEqualTo(new Seen.Told("PUBLISHED", created.iuv(), created.nav(), created.qr(), ""));
        assertThat(seen.status("SW-1")).isEqualTo("VALID");

        assertThat(seen.after("switch-3.csv", KEYS, "SW-1;annulla").get("SW-1").outcome())
                .isEqualTo("INVALIDATED");
        assertThat(seen.status("SW-1")).isEqualTo("INVALID");

        var restored = seen.after("switch-4.csv", KEYS, "SW-1;ripristina").get("SW-1");
        assertThat(restored).isEqualTo(new Seen.Told("RESTORED", created.iuv(), created.nav(), created.qr(), ""));
        assertThat(seen.status("SW-1")).isEqualTo("VALID");
        assertThat(seen.option("SW-1").path("iuv").asText()).isEqualTo(created.iuv());
        assertThat(seen.events("SW-1"))
                .containsExactly(
                        "RECEIVED",
                        "CREATED",
                        "RECEIVED",
                        "PUBLISHED",
                        "RECEIVED",
                        "INVALIDATED",
                        "RECEIVED",
                        "RESTORED");
        assertThat(seen.journey("SW-1").path("state").asText()).isEqualTo("RESTORED");
        assertThat(seen.journey("SW-1")
                        .path("position")
                        .path("options")
                        .path(0)
                        .path("iuv")
                        .asText())
                .isEqualTo(created.iuv());
    }

    @Test
    void restores_with_other_data_when_they_are_given() {
        var created = seen.after("data-1.csv", HEADER, row("DA-1") + ";;").get("DA-1");
        seen.after("data-2.csv", KEYS, "DA-1;invalidate");

        var restored = seen.after("data-3.csv", HEADER, row("DA-1", "77,00") + ";no;restore")
                .get("DA-1");

        assertThat(restored.outcome()).isEqualTo("RESTORED");
        assertThat(restored.iuv()).isEqualTo(created.iuv());
        assertThat(restored.reasons()).contains("it is a draft now");
        assertThat(seen.option("DA-1").path("amount").asLong()).isEqualTo(7_700);
        assertThat(seen.status("DA-1")).isEqualTo("DRAFT");
    }

    @Test
    void says_that_what_is_so_already_is_done_and_refuses_what_cannot_be() {
        seen.after("so-1.csv", HEADER, row("SO-1") + ";;", row("SO-2") + ";no;", row("SO-3") + ";;");

        var told = seen.after("so-2.csv", KEYS, "SO-1;publish", "SO-2;invalidate", "SO-3;restore");

        assertThat(told.get("SO-1"))
                .extracting(Seen.Told::outcome, Seen.Told::reasons)
                .containsExactly("PUBLISHED", "iupd: was so already at pagoPA (VALID)");
        assertThat(told.get("SO-2").outcome()).isEqualTo("REFUSED");
        assertThat(told.get("SO-2").reasons()).contains("pagoPA refused it (409), and has it as DRAFT");
        assertThat(told.get("SO-3").outcome()).isEqualTo("REFUSED");
        assertThat(told.get("SO-3").reasons()).contains("only an INVALID position is restored");
        assertThat(told.get("SO-3").iuv()).isNotEmpty();
        assertThat(seen.journey("SO-3").path("state").asText()).isEqualTo("CREATED");
    }

    @Test
    void deletes_and_creates_again_under_the_same_keys() {
        var created = seen.after("del-1.csv", HEADER, row("DE-1") + ";;").get("DE-1");

        var deleted = seen.after("del-2.csv", KEYS, "DE-1;elimina").get("DE-1");
        assertThat(deleted.outcome()).isEqualTo("DELETED");
        assertThat(deleted.iuv()).isEqualTo(created.iuv());
        assertThat(seen.status("DE-1")).isEqualTo("404");
        assertThat(seen.journey("DE-1").path("state").asText()).isEqualTo("DELETED");

        var again = seen.after("del-3.csv", HEADER, row("DE-1", "50,00") + ";;").get("DE-1");
        assertThat(again.outcome()).isEqualTo("CREATED");
        assertThat(again.iuv()).isEqualTo(created.iuv());
        assertThat(seen.option("DE-1").path("amount").asLong()).isEqualTo(5_000);
        assertThat(seen.journey("DE-1").path("state").asText()).isEqualTo("CREATED");
    }

    @Test
    void refuses_what_is_paid_with_the_reason_even_where_nothing_can_be_seen_to_differ() {
        var created = seen.after("paid-1.csv", HEADER, row("PA-1") + ";;", row("PA-2") + ";;");
        seen.pay(created.get("PA-1").nav());
        seen.pay(created.get("PA-2").nav());

        var told = seen.after(
                "paid-2.csv",
                HEADER,
                row("PA-1", "1,00") + ";;update",
                row("PA-2").replace("Verdi Laura", "Laura Verdi") + ";;update");
        assertThat(told.values()).allSatisfy(each -> {
            assertThat(each.outcome()).isEqualTo("REFUSED");
            assertThat(each.reasons()).contains("pagoPA refused it (409), and has it as PAID: ");
        });
        var others = seen.after("paid-3.csv", KEYS, "PA-1;delete", "PA-2;invalidate");
        assertThat(others.values()).extracting(Seen.Told::outcome).containsOnly("REFUSED");
        assertThat(others.get("PA-1").reasons()).contains("PAID");
        assertThat(seen.status("PA-1")).isEqualTo("PAID");
    }

    @Test
    void updates_amounts_without_the_notification_fee() {
        var created =
                seen.after("fee-1.csv", HEADER, row("FE-1", "100,00") + ";;").get("FE-1");
        seen.notificationFee(created.nav(), 250);

        var told = seen.after("fee-2.csv", HEADER, row("FE-1", "120,00") + ";;update")
                .get("FE-1");

        assertThat(told.outcome()).isEqualTo("UPDATED");
        assertThat(told.reasons()).isEmpty();
        assertThat(seen.option("FE-1").path("amount").asLong()).isEqualTo(12_250);
        assertThat(seen.option("FE-1").path("notificationFee").asLong()).isEqualTo(250);
        assertThat(town.calls("FE-1", "update")).isEqualTo(1);
    }

    @Test
    void tells_what_nobody_knows() {
        var told = seen.after(
                "nobody.csv",
                HEADER + ";iuv",
                row("NO-1") + ";;update;01000000000099919",
                row("NO-2") + ";;update;",
                "NO-3;;;;;;;;publish;",
                "NO-4;;;;;;;;invalidate;",
                "NO-5;;;;;;;;delete;",
                "NO-6;;;;;;;;restore;");

        assertThat(told.values())
                .extracting(Seen.Told::outcome)
                .containsExactly("REFUSED", "REJECTED", "REFUSED", "REFUSED", "DELETED", "REJECTED");
        assertThat(told.get("NO-1").reasons()).contains("no such position", "create");
        assertThat(told.get("NO-2").reasons()).contains("does not know its IUV");
        assertThat(told.get("NO-3").reasons()).contains("no such position");
        assertThat(told.get("NO-5").reasons()).isEqualTo("iupd: pagoPA has it no more");
        assertThat(told.get("NO-6").reasons()).contains("give all its data");
        assertThat(seen.after("nobody-2.csv", HEADER, row("NO-1") + ";;", row("NO-3") + ";;")
                        .values())
                .as("their keys are free")
                .extracting(Seen.Told::outcome)
                .containsOnly("CREATED");
    }

    @Test
    void takes_files_about_one_position_in_their_order() {
        town.leave("order-1.csv", HEADER + "\n" + row("OR-1") + ";no;create\n");
        town.leave("order-2.csv", HEADER + "\n" + row("OR-1", "80,00") + ";;update\n");
        town.leave("order-3.csv", KEYS + "\nOR-1;publish\n");
        town.leave("order-4.csv", KEYS + "\nOR-1;invalidate\n");
        town.leave("order-5.csv", KEYS + "\nOR-1;restore\n");

        assertThat(seen.told("order-5.csv").get("OR-1").outcome()).isEqualTo("RESTORED");
        assertThat(seen.told("order-2.csv").get("OR-1").outcome()).isEqualTo("UPDATED");
        assertThat(seen.option("OR-1").path("amount").asLong()).isEqualTo(8_000);
        assertThat(seen.status("OR-1")).isEqualTo("VALID");
        assertThat(seen.told("order-5.csv").get("OR-1").qr()).endsWith("|8000");
        assertThat(seen.events("OR-1"))
                .filteredOn(each -> !each.equals("RECEIVED"))
                .containsExactly("CREATED", "UPDATED", "PUBLISHED", "INVALIDATED", "RESTORED");
    }

    @Test
    void takes_a_json_of_keys() {
        var created = seen.after("json-1.csv", HEADER, row("JS-1") + ";;", row("JS-2") + ";;");

        town.leave("delete.json", "{\"paymentPositionIUPDs\":[\"JS-1\",7,\"JS-2\"],\"operation\":\"DELETE\"}");

        assertThat(town.outcome("delete.json.outcome.json"))
                .contains(
                        "\"row\":1,\"iupd\":\"JS-1\",\"outcome\":\"DELETED\"",
                        created.get("JS-1").qr(),
                        "\"row\":2,\"iupd\":null,\"outcome\":\"REJECTED\"",
                        "\"row\":3,\"iupd\":\"JS-2\",\"outcome\":\"DELETED\"");
        assertThat(seen.status("JS-2")).isEqualTo("404");
        town.leave("no-operation.json", "{\"paymentPositionIUPDs\":[\"JS-1\"]}");
        assertThat(town.errorFile()).contains("add \"operation\":\"DELETE\"");
    }
}
