package carovana.submission;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A position seen from all sides: in the outcome that came back, in the ledger's journey, and at the played pagoPA. */
final class Seen {

    private static final String GPD = "/sandbox/gpd/debt-positions-service/v1/organizations/" + Town.BUGLIANO;

    private final Town town;

    Seen(Town town) {
        this.town = town;
    }

    /** @param outcome with its reasons behind it */
    record Told(String outcome, String iuv, String nav, String qr, String reasons) {}

    /** Leaves a file, and reads what comes back: by IUPD, in the order of the rows. */
    Map<String, Told> after(String name, String... lines) {
        town.leave(name, String.join("\n", lines) + "\n");
        return told(name);
    }

    Map<String, Told> told(String name) {
        var text = town.outcome(name + ".outcome.csv").substring(1);
        var all = new LinkedHashMap<String, Told>();
        try (var rows = CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text)) {
            for (var row : rows) {
                all.put(
                        row.getField("iupd"),
                        new Told(
                                row.getField("outcome"),
                                row.getField("iuv"),
                                row.getField("nav"),
                                row.getField("qr"),
                                row.getField("reasons")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** As GPD shows it; with a status of 404 when it does not know it. */
    JsonNode atPagopa(String iupd) {
        return town.get(GPD + "/debtpositions/" + iupd);
    }

    String status(String iupd) {
        return atPagopa(iupd).path("status").asText();
    }

    JsonNode option(String iupd) {
        return atPagopa(iupd).path("paymentOption").path(0);
    }

    JsonNode journey(String iupd) {
        return town.get("/positions/" + Town.BUGLIANO + "/" + iupd);
    }

    /** What happened, in order, each with what was asked. */
    java.util.List<String> events(String iupd) {
        return journey(iupd).path("events").findValues("event").stream()
                .map(JsonNode::asText)
                .toList();
    }

    void pay(String nav) {
        post("POST", "/sandbox/control/pay", "{\"organization\":\"%s\",\"nav\":\"%s\"}".formatted(Town.BUGLIANO, nav));
    }

    void notificationFee(String nav, long cents) {
        post("PUT", GPD + "/paymentoptions/" + nav + "/notificationfee", "{\"notificationFee\":%d}".formatted(cents));
    }

    private void post(String method, String path, String body) {
        var answer = town.send(
                method, path, "sandbox-key", body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }
}
