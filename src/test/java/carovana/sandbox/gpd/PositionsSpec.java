package carovana.sandbox.gpd;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.Asked;
import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The played GPD")
class PositionsSpec extends InASandbox {

    @Test
    void echoes_a_created_draft_with_its_debtor_and_every_null() {
        var created = sandbox.create(Asked.position("TARI-1", "01000000000000001"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Content-Type")).isEqualTo("application/json");
        assertThat(created.json().path("status").asText()).isEqualTo("DRAFT");
        assertThat(created.json().path("fullName").asText()).isEqualTo("Maria Prova");
        assertThat(created.json().has("validityDate")).isTrue();
        assertThat(created.json().path("validityDate").isNull()).isTrue();
        assertThat(created.json().at("/paymentOption/0/nav").asText()).isEqualTo("301000000000000001");
        assertThat(created.json().at("/paymentOption/0/dueDate").asText()).isEqualTo("2099-12-16T23:59:59");
        assertThat(created.json()
                        .at("/paymentOption/0/transfer/0/organizationFiscalCode")
                        .asText())
                .isEqualTo(RunningSandbox.ORG);
    }

    @Test
    void reads_a_position_back_without_its_debtor() {
        sandbox.create(Asked.position("TARI-1", "01000000000000001"));

        var read = sandbox.get("TARI-1");

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().has("fullName")).isFalse();
        assertThat(read.json().path("publishDate").isNull()).isTrue();
        assertThat(read.json().path("insertedDate").asText()).matches("\\d{4}-.*T.*:\\d\\d(\\.\\d{1,6})?");
        assertThat(read.json().at("/paymentOption/0/status").asText()).isEqualTo("PO_UNPAID");
        assertThat(read.json().at("/paymentOption/0/transfer/0/status").asText())
                .isEqualTo("T_UNREPORTED");
    }

    @Test
    void publishes_along_with_the_create() {
        var created = sandbox.published(Asked.position("TARI-1", "01000000000000001"));

        assertThat(created.json().path("status").asText()).isEqualTo("VALID");
        assertThat(created.json().path("validityDate").asText()).isNotBlank();
        assertThat(sandbox.get("TARI-1").json().path("publishDate").isNull()).isFalse();
    }

    @Test
    void publishes_a_draft_for_later_when_its_validity_lies_ahead() {
        sandbox.create(
                Asked.with(Asked.position("TARI-1", "01000000000000001"), "/validityDate", "\"2099-01-01T00:00:00\""));

        var published = sandbox.v1("POST", "/debtpositions/TARI-1/publish", null);

        assertThat(published.status()).isEqualTo(200);
        assertThat(published.json().path("status").asText()).isEqualTo("PUBLISHED");
    }

    @Test
    void lists_the_newest_first_ten_at_a_time() {
        for (int i = 0; i < 12; i++) {
            sandbox.create(Asked.position("TARI-" + i, "0100000000000000" + (char) ('a' + i)));
        }

        var list = sandbox.v1("GET", "/debtpositions?page=1", null);

        assertThat(list.json().at("/page_info").toString())
                .isEqualTo("{\"page\":1,\"limit\":10,\"items_found\":2,\"total_pages\":2}");
        assertThat(list.json().at("/payment_position_list/1/iupd").asText()).isEqualTo("TARI-0");
        var byName = sandbox.v1("GET", "/debtpositions?orderby=IUPD&ordering=ASC&limit=1", null);
        assertThat(byName.json().at("/payment_position_list/0/iupd").asText()).isEqualTo("TARI-0");
    }

    @Test
    void frees_every_name_with_a_delete() {
        String asked = Asked.position("TARI-1", "01000000000000001");
        sandbox.create(asked);
        assertThat(sandbox.create(asked).status()).isEqualTo(409);

        var deleted = sandbox.v1("DELETE", "/debtpositions/TARI-1", null);

        assertThat(deleted.text()).isEqualTo("\"The debt position was successfully deleted\"");
        assertThat(sandbox.create(asked).status()).isEqualTo(201);
    }

    @Test
    void reads_amounts_as_leniently_as_the_core() {
        String odd = Asked.with(Asked.position("TARI-1", "01000000000000001"), "/paymentOption/0/amount", "1600.9");
        odd = Asked.with(odd, "/paymentOption/0/transfer/0/amount", "\"1600\"");
        odd = Asked.with(odd, "/type", "1");

        var created = sandbox.create(Asked.with(odd, "/unheardOf", "true"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/paymentOption/0/amount").toString()).isEqualTo("1600");
        assertThat(created.json().path("type").asText()).isEqualTo("G");
    }
}
