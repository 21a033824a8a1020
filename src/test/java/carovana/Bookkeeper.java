package carovana;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

/** Goes through the books of a town when everything has come to rest: what went in equals what came out. */
public final class Bookkeeper {

    private static final Set<String> AT_REST = Set.of("DONE", "REJECTED", "ALREADY_RECEIVED");
    private static final String CHANGED = "changed";
    private static final Set<String> CHANGES = Set.of("UPDATED", "PUBLISHED", "INVALIDATED", "DELETED", "RESTORED");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Town town;

    public Bookkeeper(Town town) {
        this.town = town;
    }

    /** The latest drop of that name, as soon as there is one. */
    public JsonNode drop(String name) {
        await("a drop named " + name).until(() -> drops().stream()
                .anyMatch(each -> each.path("name").asText().equals(name)));
        return drops().stream()
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Every drop is answered, all its rows are told once and counted rightly, its file is kept, and nothing is left lying. */
    public void checkTheBooks() throws IOException {
        await("every drop at rest").until(() -> drops().stream()
                .allMatch(each -> AT_REST.contains(each.path("state").asText())));
        for (var drop : drops()) {
            check(drop);
        }
        for (var room : List.of("archive", "outbox", "rejected")) {
            assertThat(filesBelow(town.home().resolve(room)))
                    .as("half-written files")
                    .noneMatch(each -> each.getFileName().toString().endsWith(".part"));
        }
    }

    private void check(JsonNode drop) throws IOException {
        var name = drop.path("name").asText();
        switch (drop.path("state").asText()) {
            case "REJECTED" -> {
                await("error file of " + name).until(() -> filesBelow(folder("rejected", drop)).stream()
                        .map(each -> each.getFileName().toString())
                        .anyMatch(each ->
                                each.startsWith(drop.path("id").asLong() + "-") && each.endsWith(".error.txt")));
                assertThat(kept("rejected", drop))
                        .as("rejected original of %s", name)
                        .hasSize(1);
                assertThat(kept("archive", drop)).as("its place in the archive").isEmpty();
                assertThat(drop.path("objections")).isNotEmpty();
            }
            case "ALREADY_RECEIVED" -> {
                assertThat(kept("archive", drop)).as("original of %s", name).hasSize(1);
                assertThat(drop.path("sameAs").asLong())
                        .isPositive()
                        .isLessThan(drop.path("id").asLong());
            }
            default -> checkRows(drop);
        }
    }

    private void checkRows(JsonNode drop) throws IOException {
        var name = drop.path("name").asText();
        var kept = kept("archive", drop);
        assertThat(kept).as("original of %s", name).hasSize(1);
        assertThat(drop.path("waiting").asInt()).as("%s: waiting", name).isZero();
        if (drop.path("dryRun").asBoolean()) {
            assertThat(drop.path("comparison")).as("%s: its comparison", name).isNotEmpty();
            return;
        }
        var counted = Map.of(
                "REJECTED",
                drop.path("rejected").asLong(),
                "DUPLICATE",
                drop.path("duplicates").asLong(),
                "CREATED",
                drop.path("created").asLong(),
                CHANGED,
                drop.path("changed").asLong(),
                "REFUSED",
                drop.path("refused").asLong(),
                "PARKED",
                drop.path("parked").asLong());
        long rows = drop.path("rows").asLong();
        assertThat(counted.values().stream().mapToLong(each -> each).sum())
                .as("%s: rows with an outcome", name)
                .isEqualTo(rows);
        var outcome = town.send("GET", "/drops/" + drop.path("id").asLong() + "/outcome", "sandbox-key", null);
        assertThat(outcome.statusCode()).isEqualTo(200);
        var told = drop.path("layout").asText().equals("gpd-json")
                ? outcomesOfJson(outcome.body())
                : outcomesOfCsv(outcome.body());
        assertThat(told).as("%s: lines of the outcome", name).hasSize((int) rows);
        var byKind = told.stream()
                .map(each -> CHANGES.contains(each) ? CHANGED : each)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counted.forEach((kind, count) -> assertThat(byKind.getOrDefault(kind, 0L))
                .as("%s: %s", name, kind)
                .isEqualTo(count));
        if (!drop.path("layout").asText().equals("gpd-json")) {
            assertThat(rows - gone(drop)).as("%s: rows of the original", name).isEqualTo(rowsOf(kept.get(0)));
        }
    }

    /** What is gone from a roll adds rows to those of its file. */
    private static long gone(JsonNode drop) {
        return drop.at("/comparison/gone/positions").asLong();
    }

    private static List<String> outcomesOfJson(String text) throws IOException {
        var all = new ArrayList<String>();
        JSON.readTree(text)
                .path("positions")
                .forEach(each -> all.add(each.path("outcome").asText()));
        return all;
    }

    private static List<String> outcomesOfCsv(String text) {
        var content = text.startsWith("\ufeff") ? text.substring(1) : text;
        try (var reader = reader(content).ofNamedCsvRecord(content)) {
            return reader.stream().map(row -> row.getField("outcome")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Rows of a CSV that are not blank, its header apart; in any of the encodings that keep ASCII or have a mark. */
    private static long rowsOf(Path original) throws IOException {
        var bytes = Files.readAllBytes(original);
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                zip.getNextEntry();
                bytes = zip.readAllBytes();
            }
        }
        boolean wide = bytes.length > 1 && (bytes[0] & 0xff) >= 0xfe;
        var text = new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        try (var reader = reader(text).ofCsvRecord(text)) {
            return reader.stream()
                            .filter(row -> row.getFields().stream().anyMatch(each -> !each.isBlank()))
                            .count()
                    - 1;
        }
    }

    private static CsvReader.CsvReaderBuilder reader(String text) {
        var header = text.lines().findFirst().orElse("");
        return CsvReader.builder()
                .fieldSeparator(header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    }

    /** The file of a drop as it is kept in that room. */
    public List<Path> kept(String room, JsonNode drop) throws IOException {
        return filesBelow(folder(room, drop)).stream()
                .filter(each ->
                        each.getFileName().toString().startsWith(drop.path("id").asLong() + "-"))
                .filter(each -> !each.getFileName().toString().endsWith(".error.txt"))
                .toList();
    }

    public Path folder(String room, JsonNode drop) {
        return town.home().resolve(room).resolve(drop.path("organization").asText());
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    public List<JsonNode> drops() {
        var all = new ArrayList<JsonNode>();
        town.get("/drops?limit=100").path("drops").forEach(all::add);
        return all;
    }
}
