package carovana.documents;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.TownClock;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("After a full cycle")
class PrivacySpec {

    @TempDir
    Path folder;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    /** Before anything is masked. */
    private void listen() {
        logged.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
    }

    @Test
    void nothing_personal_is_found_in_clear_in_log_ledger_or_disk_and_scans_are_gone_in_time() throws Exception {
        try (var sandbox = new Town(folder.resolve("sandbox"))) {
            var settings = new ArrayList<>(List.of(Office.QUICK));
            settings.addAll(List.of(
                    "--carovana.sandbox.enabled=false",
                    "--carovana.sandbox.address=http://127.0.0.1:" + sandbox.port(),
                    "--carovana.documents.purge-every=200",
                    "--logging.level.carovana=DEBUG"));
            var home = folder.resolve("town");
            var clock = new TownClock(Instant.now().toString());
            try (var town = new Town(home, clock, settings.toArray(String[]::new))) {
                listen();
                var office = new Office(town, sandbox);
                var order = Office.order("P-1");
                order.put("files", Map.of("$5", "carta.pdf", "$6", "codice.pdf"));
                office.leave("carta.pdf", Office.CARD);
                office.leave("codice.pdf", Office.CODE);
                office.leave("ordine.json", Office.json(order));
                await().until(() -> office.charged() == Office.PRICE);
                long wrong = sendWrong(office);
                office.await(wrong, "ORDERED");
                office.advance("P1D");
                var id =
                        town.get("/documents/" + Town.BUGLIANO + "/requests").path("requests").findValues("id").stream()
                                .mapToLong(com.fasterxml.jackson.databind.JsonNode::asLong)
                                .min()
                                .orElseThrow();
                office.await(id, "STORED");
                office.await(wrong, "STORED");
                assertThat(office.read(id, "001.pdf").body())
                        .as("a document in clear would be found")
                        .startsWith("%PDF-")
                        .contains(Office.CODICE_FISCALE);
                assertThat(kept(home))
                        .as("with what was sent, and what was delivered")
                        .anyMatch(each -> each.endsWith("input-1"))
                        .anyMatch(each -> each.endsWith("fields.json"))
                        .anyMatch(each -> each.endsWith("001.pdf"))
                        .allMatch(PrivacySpec::isForItsUserAlone)
                        .allMatch(PrivacySpec::isLocked)
                        .noneMatch(PrivacySpec::isPersonalFile);
                clock.set(clock.instant().plus(Duration.ofDays(2)));
                await().until(() ->
                        kept(home).stream().noneMatch(each -> each.toString().matches(".*(input-\\d|fields\\.json)")));
                assertThat(office.request(id).path("events").toString()).contains("input-1 (INPUT) was deleted");
                assertThat(dump(town)).isNotEmpty().noneMatch(PrivacySpec::isPersonal);
            }
            assertThat(everything(home)).isNotEmpty().noneMatch(PrivacySpec::isPersonalFile);
            assertThat(logged.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(each -> each.contains("was taken from"))
                    .noneMatch(PrivacySpec::isPersonal);
        }
    }

    /** Refused by a door, and then sent right: neither may leave a trace. */
    private static long sendWrong(Office office) {
        var order = Office.order("P-2");
        order.put("options", List.of("espresso"));
        assertThat(office.send(order, "").statusCode()).isEqualTo(422);
        return office.orders("P-2");
    }

    private static List<Path> kept(Path home) throws IOException {
        return everything(home.resolve("documents"));
    }

    /** Walked while the purge may be at work: what goes in the meantime was not there. */
    private static List<Path> everything(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
        return files;
    }

    private static boolean isForItsUserAlone(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals("rw-------");
        } catch (IOException gone) {
            return true;
        }
    }

    private static boolean isLocked(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).startsWith("CRVA");
        } catch (IOException gone) {
            return true;
        }
    }

    /** Every row of every table, as text. */
    private static List<String> dump(Town town) {
        var jdbc = town.the(JdbcTemplate.class);
        var rows = new ArrayList<String>();
        for (var table : jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = 'public'", String.class)) {
            jdbc.queryForList("select * from " + table).forEach(row -> rows.add(table + " " + row));
        }
        return rows;
    }

    private static boolean isPersonal(String text) {
        return text.contains(Office.CODICE_FISCALE) || text.contains("laura.verdi") || text.contains("3330000000");
    }

    private static boolean isPersonalFile(Path file) {
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return isPersonal(text)
                    || contains(text, Office.CARD)
                    || contains(text, Office.CODE)
                    || contains(text, Base64.getEncoder().encode(Arrays.copyOfRange(Office.CARD, 9, 30)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean contains(String text, byte[] bytes) {
        return text.contains(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
