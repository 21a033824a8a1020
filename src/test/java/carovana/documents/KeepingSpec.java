package carovana.documents;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.TownClock;
import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.KeptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("What is kept of a document")
class KeepingSpec {

    private static final TownClock CLOCK = new TownClock(Instant.now().toString());

    @TempDir
    static Path home;

    private static Town town;
    private static Office office;

    @BeforeAll
    static void start() {
        var settings = java.util.Arrays.copyOf(Office.QUICK, Office.QUICK.length + 1);
        settings[Office.QUICK.length] = "--carovana.documents.purge-every=100";
        town = new Town(home, CLOCK, settings);
        office = new Office(town, town);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    /** What was written a moment ago is days old where the clock is ahead. */
    @AfterEach
    void today() {
        CLOCK.set(Instant.now());
    }

    private static void days(int days) {
        CLOCK.set(CLOCK.instant().plus(Duration.ofDays(days)));
    }

    private static Path folder(long id) {
        return home.resolve("documents")
                .resolve(town.the(DocumentRequests.class).find(id).orElseThrow().folder());
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void is_deleted_when_its_time_is_over_with_a_record_that_it_was() throws Exception {
        long id = office.orders("K-1");
        office.await(id, "ORDERED");
        office.advance("P1D");
        office.await(id, "STORED");
        days(2);
        await().until(() -> files(folder(id)).stream().noneMatch(each -> each.endsWith("fields.json")));
        assertThat(office.read(id, "001.pdf").statusCode()).isEqualTo(200);

        days(90);
        await().until(() -> files(folder(id)).isEmpty());
        await().until(() -> office.request(id).path("events").toString().contains("001.pdf (RESULT) was deleted"));
        assertThat(office.read(id, "001.pdf").statusCode()).isEqualTo(410);
    }

    @Test
    void apart_is_deleted_when_its_time_is_over_with_a_record_that_it_was() throws Exception {
        office.next(Map.of("document", "symlink"));
        long id = office.orders("K-2");
        office.await(id, "ORDERED");
        office.advance("P1D");
        office.await(id, "QUARANTINED");
        assertThat(office.read(id, "delivered").body()).startsWith("PK");

        days(31);
        await().until(() -> files(folder(id)).isEmpty());
        await().until(() -> office.request(id).path("events").toString().contains("delivered (QUARANTINE) was"));
        assertThat(office.read(id, "delivered").statusCode()).isEqualTo(410);
    }

    @Test
    void in_clear_of_orders_that_were_not_taken_is_deleted_after_its_time() throws Exception {
        var inbox = town.folder("inbox").resolve("documents");
        var orphan = Files.write(home.resolve("old.pdf"), Office.CARD);
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.move(orphan, inbox.resolve("waise.pdf"));
        var wrong = Office.order("K-3");
        wrong.put("product", "isee");
        office.leave("falsch.json", Office.json(wrong));
        var rejected = town.folder("rejected").resolve("documents");
        await().until(() -> files(rejected).size() == 2);
        assertThat(inbox.resolve("waise.pdf")).exists();

        days(8);
        await().until(() -> files(rejected).isEmpty() && files(inbox).isEmpty());
    }

    @Test
    void of_an_order_that_was_not_taken_is_deleted_after_a_day() throws Exception {
        long id = town.the(DocumentRequests.class).nextId();
        var folder = Town.BUGLIANO + "/2026/" + id;
        town.the(DocumentFiles.class).begin(new DocumentFiles.Begun(id, folder, 1));
        for (var name : List.of("input-1", Inputs.FIELDS)) {
            town.the(Safe.class).keep(Town.BUGLIANO, folder, name, KeptFile.Kind.INPUT, out -> out.write(Office.CARD));
        }
        assertThat(files(home.resolve("documents").resolve(folder))).hasSize(2);

        days(2);
        await().until(() -> files(home.resolve("documents").resolve(folder)).isEmpty());
        await().until(() -> begun() == 0);
    }

    private static int begun() {
        return town.the(JdbcTemplate.class).queryForObject("select count(*) from document_begun", Integer.class);
    }

    @Test
    void of_an_order_that_cannot_be_stored_is_nothing() throws Exception {
        long next = town.the(DocumentRequests.class).nextId() + 1;
        var folder = home.resolve("documents")
                .resolve(Town.BUGLIANO)
                .resolve(Integer.toString(LocalDateTime.now(CLOCK).getYear()))
                .resolve(Long.toString(next));
        Files.createDirectories(folder.resolve("fields.json/in-the-way"));

        assertThat(office.send(Office.order("K-5"), "").statusCode()).isEqualTo(503);

        assertThat(files(folder).stream().filter(Files::isRegularFile)).isEmpty();
        assertThat(begun()).isZero();
    }
}
