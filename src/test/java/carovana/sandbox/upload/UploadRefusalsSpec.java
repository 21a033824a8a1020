package carovana.sandbox.upload;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.Asked;
import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox.Answer;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A file that is not taken in")
class UploadRefusalsSpec extends InASandbox {

    private Massive v1;

    @BeforeEach
    void version() {
        v1 = new Massive(sandbox, "v1");
    }

    private static void refused(Answer answer, String title, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(400);
        assertThat(answer.title()).isEqualTo(title);
        assertThat(answer.detail()).contains(detail);
    }

    @Test
    void is_no_form_with_a_file() {
        byte[] zip = Massive.zip("tari.json", Massive.taxes(1));
        refused(v1.form("POST", "name=\"another\"; filename=\"tari.zip\"", zip), "EMPTY FILE", "missing");
        refused(v1.form("PUT", "name=\"file\"", zip), "EMPTY FILE", "missing");
        refused(v1.upload("DELETE", "tari.zip", new byte[0]), "EMPTY FILE", "missing");
        assertThat(sandbox.call("POST", Massive.BASE + "v1" + Massive.POSITIONS + "/file", "{}")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void is_no_zip() {
        byte[] zip = Massive.zip("tari.json", Massive.taxes(1));
        refused(v1.upload("POST", "tari.json", zip), "NOT A ZIP FILE", "Only ZIP");
        refused(v1.upload("POST", "tari.zip", "no zip".getBytes()), "INVALID FILE", "No valid file found");
        refused(v1.upload("POST", "tari.zip", Arrays.copyOf(zip, zip.length / 2)), "UNZIP ERROR", "");
    }

    @Test
    void does_not_hold_exactly_one_json() {
        String taxes = Massive.taxes(1);
        refused(v1.upload("POST", "tari.zip", Massive.zip("tari.csv", taxes)), "INVALID FILE", "unsupported");
        refused(v1.upload("POST", "tari.zip", Massive.zip("folder/", "")), "INVALID FILE", "No valid file");
        refused(
                v1.upload("POST", "tari.zip", Massive.zip("a.json", taxes, "b.json", taxes)),
                "INVALID FILE",
                "Too many entries");
    }

    @Test
    void is_no_json_of_the_right_shape() {
        for (String json : new String[] {
            "",
            "no json",
            "[]",
            "{\"paymentPositions\":1}",
            "{\"paymentPositions\":[1]}",
            "{\"paymentPositions\":[{]}",
            Massive.iupds("TARI-1"),
            Massive.positions(Asked.with(Massive.tax(1), "/paymentOption/0/dueDate", "\"tomorrow\"")),
            Massive.positions(Asked.with(Massive.tax(1), "/colour", "\"blue\""))
        }) {
            refused(v1.upload("POST", json), "INVALID JSON", "Given JSON is invalid");
        }
        refused(v1.upload("DELETE", Massive.taxes(1)), "INVALID JSON", "Given JSON is invalid");
    }

    @Test
    void holds_positions_that_break_the_rules() {
        for (String path : new String[] {"iupd", "fiscalCode", "fullName", "companyName"}) {
            String json = Massive.positions(Massive.tax(2), Asked.with(Massive.tax(1), "/" + path, "\" \""));
            refused(v1.upload("POST", json), "INVALID DEBT POSITIONS", "is required");
        }
        refused(v1.upload("PUT", Massive.positions()), "INVALID DEBT POSITIONS", "at least one");
        refused(v1.upload("PUT", "{}"), "INVALID DEBT POSITIONS", "at least one");
        refused(v1.upload("DELETE", Massive.iupds()), "INVALID DEBT POSITIONS", "at least one");
        refused(v1.upload("POST", Massive.positions(Massive.tax(1), Massive.tax(1))), "INVALID DEBT POSITIONS", "dupl");
        refused(v1.upload("DELETE", Massive.iupds("TARI-1", "TARI-1")), "INVALID DEBT POSITIONS", "duplicate");
    }

    @Test
    void names_more_positions_to_delete_than_it_may() {
        String[] iupds = new String[100_001];
        Arrays.setAll(iupds, number -> "TARI-" + number);

        refused(v1.upload("DELETE", Massive.iupds(iupds)), "INVALID DEBT POSITIONS", "at the most 100000");
    }

    @Test
    void leaves_to_the_core_what_the_core_alone_checks() {
        String iban = Asked.with(Massive.tax(1), "/paymentOption/0/transfer/0/iban", "\"IT 60\"");

        assertThat(v1.upload("POST", Massive.positions(iban)).status()).isEqualTo(202);
    }
}
