package carovana.reconciliation.running;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.TownClock;
import carovana.ledger.payments.AskedRun;
import carovana.ledger.payments.AskedRuns;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A town whose citizens pay: what pagoPA, the PSPs and the bank do is played by the sandbox, and then a run is asked for. */
final class Till implements AutoCloseable {

    /** A Wednesday, before the operating day closes. */
    static final String BEGIN = "2026-11-18T09:00:00Z";

    final TownClock clock = new TownClock(BEGIN);
    final Town town;

    Till(Path home, String... settings) {
        town = new Town(home, clock, settings);
        now(BEGIN);
    }

    /** What time it is for Carovana and for the played services. */
    void now(String moment) {
        clock.set(Instant.parse(moment));
        control("PUT", "/clock", "{\"now\":\"%s\"}".formatted(moment));
    }

    JsonNode control(String method, String path, String body) {
        var answer = town.send(
                method,
                "/sandbox/control" + path,
                null,
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode())
                .as(path + " " + body + ": " + answer.body())
                .isBetween(200, 299);
        return answer.headers().firstValue("Content-Type").orElse("").contains("json") ? Town.json(answer) : null;
    }

    /** @return the notice numbers of new positions with these IUPDs */
    List<String> owed(String... iupds) {
        var name = "owed-" + iupds[0] + ".csv";
        var rows = new String[iupds.length];
        for (int i = 0; i < iupds.length; i++) {
            rows[i] = Town.row(iupds[i]);
        }
        town.leave(name, Town.csv(rows));
        var navs = new ArrayList<String>();
        for (var line : town.outcome(name + ".outcome.csv").lines().skip(1).toList()) {
            assertThat(line).contains(";CREATED;");
            navs.add(line.split(";CREATED;")[1].split(";")[1]);
        }
        return navs;
    }

    /** @param more such as {@code ,"receipt":false} */
    JsonNode pay(String nav, String more) {
        return control(
                "POST", "/pay", "{\"organization\":\"%s\",\"nav\":\"%s\"%s}".formatted(Town.BUGLIANO, nav, more));
    }

    /** @return the flows of that operating day */
    JsonNode closeDay(String date, String... troubles) {
        return control(
                        "POST",
                        "/close-day",
                        "{\"organization\":\"%s\",\"date\":\"%s\",\"troubles\":%s}"
                                .formatted(Town.BUGLIANO, date, list(troubles)))
                .path("flows");
    }

    /** The bank's list of what it credited for that operating day is left for the treasurer. */
    String credit(String name, String date, String... troubles) {
        var answer = town.send(
                "POST",
                "/sandbox/control/credit",
                null,
                "{\"organization\":\"%s\",\"date\":\"%s\",\"troubles\":%s}"
                        .formatted(Town.BUGLIANO, date, list(troubles))
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return treasury(name, answer.body());
    }

    /** @return what became of its rows */
    String treasury(String name, String content) {
        try {
            var folder = Files.createDirectories(
                    town.home().resolve("inbox").resolve(Town.BUGLIANO).resolve("treasury"));
            Files.writeString(folder.resolve(name), content);
            var outcome = town.folder("outbox").resolve("treasury").resolve(name + ".outcome.csv");
            await("what became of " + name).until(() -> Files.exists(outcome));
            return Files.readString(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String list(String... words) {
        return words.length == 0 ? "[]" : "[\"" + String.join("\",\"", words) + "\"]";
    }

    /** Asks for a run and waits for its end. */
    AskedRun run() {
        var runs = town.the(AskedRuns.class);
        long id = runs.ask(Town.BUGLIANO);
        await("the run").until(() -> runs.find(Town.BUGLIANO, id).orElseThrow().finishedAt() != null);
        return runs.find(Town.BUGLIANO, id).orElseThrow();
    }

    /** The states of all payments. */
    List<String> states() {
        return texts(town.get("/reconciliation/" + Town.BUGLIANO + "/payments").path("entries"), "state");
    }

    /** What is open, by its kind. */
    List<String> open() {
        return texts(
                town.get("/reconciliation/" + Town.BUGLIANO + "/anomalies?state=open")
                        .path("entries"),
                "kind");
    }

    private static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(each -> texts.add(each.path(field).asText()));
        return texts.stream().sorted().toList();
    }

    @Override
    public void close() {
        town.close();
    }
}
