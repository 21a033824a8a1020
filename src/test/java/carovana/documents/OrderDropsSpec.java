package carovana.documents;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.TownClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left is ordered later than the tests take: here it matters only whether it is taken. */
@DisplayName("An order left as a file")
class OrderDropsSpec {

    @TempDir
    static Path home;

    private static final TownClock CLOCK = new TownClock("2026-11-20T09:00:00Z");

    private static Town town;
    private static Office office;

    @BeforeAll
    static void start() {
        town = new Town(home, CLOCK, "--carovana.documents.every=86400000", "--carovana.intake.settle=500");
        office = new Office(town, town);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    private static byte[] order(String key, String card, String code) {
        var order = Office.order(key);
        var files = new LinkedHashMap<String, String>();
        files.put("$5", card);
        files.put("$6", code);
        order.put("files", files);
        return Office.json(order);
    }

    private static Path inbox(String name) {
        return town.folder("inbox").resolve("documents").resolve(name);
    }

    private static String reasons(String name) {
        await("reasons for " + name).until(() -> !errors(name).isEmpty());
        try {
            return Files.readString(errors(name).get(0));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> errors(String name) {
        var rejected = town.folder("rejected").resolve("documents");
        if (!Files.isDirectory(rejected)) {
            return List.of();
        }
        try (var files = Files.list(rejected)) {
            return files.filter(each -> each.toString().endsWith(name + ".error.txt"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean isTaken(String key) {
        return town.get("/documents/" + Town.BUGLIANO + "/requests")
                .path("requests")
                .findValuesAsText("key")
                .contains(key);
    }

    @Test
    void waits_for_a_scan_that_is_still_being_written() throws Exception {
        office.leave("codice-1.pdf", Office.CODE);
        office.leave("carta-1.pdf", Office.CARD);
        office.leave("eins.json", order("D-1", "carta-1.pdf", "codice-1.pdf"));
        office.leave("eins-probe.json", "{}".getBytes());
        var card = inbox("carta-1.pdf");
        await().until(() -> {
            Files.write(card, new byte[] {' '}, StandardOpenOption.APPEND);
            return !errors("eins-probe.json").isEmpty();
        });
        assertThat(isTaken("D-1")).isFalse();

        long size = Files.size(card);
        await().until(() -> isTaken("D-1") && !Files.exists(card) && !Files.exists(inbox("eins.json")));
        assertThat(scan("D-1")).isEqualTo(size);
    }

    private static long scan(String key) {
        var request = town.the(carovana.ledger.documents.DocumentRequests.class)
                .byKey(Town.BUGLIANO, key)
                .orElseThrow();
        return town.the(carovana.ledger.documents.DocumentFiles.class)
                .find(request.id(), "input-1")
                .orElseThrow()
                .size();
    }

    @Test
    void has_a_minute_for_its_scans_from_when_it_was_first_seen_whatever_its_date() throws Exception {
        var json = Files.write(home.resolve("old.json"), order("D-2", "carta-2.pdf", "codice-2.pdf"));
        Files.setLastModifiedTime(json, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.move(json, inbox("zwei.json"));
        office.leave("probe.json", "{}".getBytes());
        reasons("probe.json");
        office.leave("probe-later.json", "{}".getBytes());
        reasons("probe-later.json");
        assertThat(errors("zwei.json")).isEmpty();

        office.leave("carta-2.pdf", Office.CARD);
        office.leave("codice-2.pdf", Office.CODE);
        await().until(() -> isTaken("D-2"));
    }

    @Test
    void whose_scans_do_not_come_is_given_back_after_a_minute() {
        office.leave("drei.json", order("D-3", "carta-3.pdf", "codice-3.pdf"));
        await().until(() -> {
            CLOCK.set(CLOCK.instant().plus(Duration.ofSeconds(20)));
            return !errors("drei.json").isEmpty();
        });
        assertThat(reasons("drei.json")).contains("the file that the order names is not there");
    }

    @Test
    void whose_scans_are_gone_since_it_was_taken_is_said_to_be_taken() {
        office.leave("carta-4.pdf", Office.CARD);
        office.leave("codice-4.pdf", Office.CODE);
        office.leave("vier.json", order("D-4", "carta-4.pdf", "codice-4.pdf"));
        await().until(() -> isTaken("D-4") && !Files.exists(inbox("vier.json")));

        office.leave("wieder.json", order("D-4", "carta-4.pdf", "codice-4.pdf"));
        await().until(() -> {
            CLOCK.set(CLOCK.instant().plus(Duration.ofSeconds(20)));
            return !errors("wieder.json").isEmpty();
        });
        assertThat(reasons("wieder.json")).contains("is that of request", "do not order the same again");
    }

    @Test
    void is_deleted_before_its_scans_so_that_whoever_finds_it_finds_them() throws Exception {
        var order = Files.writeString(home.resolve("fuenf.json"), "{}");
        var stays = Files.createDirectories(home.resolve("stays/inside")).getParent();
        var card = Files.writeString(home.resolve("carta-5.pdf"), "a card");
        OrderDrops.delete(order, List.of(stays, card));
        assertThat(order).doesNotExist();
        assertThat(card).doesNotExist();
    }

    @Test
    void is_on_disk_before_its_originals_are_deleted() {
        int before = beats();
        office.leave("carta-7.pdf", Office.CARD);
        office.leave("codice-7.pdf", Office.CODE);
        office.leave("sieben.json", order("D-7", "carta-7.pdf", "codice-7.pdf"));
        await().until(() -> !Files.exists(inbox("sieben.json")));
        assertThat(beats()).as("times the ledger was waited for").isGreaterThan(before);
    }

    private static int beats() {
        return town.the(org.springframework.jdbc.core.JdbcTemplate.class)
                .queryForObject("select sum(beats) from node", Integer.class);
    }

    @Test
    void that_names_a_file_as_no_disk_would_is_given_back() {
        office.leave("sechs.json", order("D-6", "a\u0000.pdf", "codice-6.pdf"));
        assertThat(reasons("sechs.json")).contains("write its name alone");
    }
}
