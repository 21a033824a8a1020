package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The vectors are kept outside the repository; where they are not found nothing is said. */
@DisplayName("The vectors computed for the project")
class SharedVectorsTest {

    @Test
    void agree_on_codici_fiscali() throws IOException {
        agree("codice_fiscale", value -> FiscalCode.fault(value) == null && FiscalCode.isPersonal(value));
        agree("codice_fiscale_structure_warning", value -> FiscalCode.fault(value) == null);
    }

    @Test
    void agree_on_eleven_digits() throws IOException {
        agree("eleven_digits", value -> FiscalCode.isElevenDigits(value) && FiscalCode.fault(value) == null);
    }

    @Test
    void agree_on_the_accounts_that_pagoPA_pays_into() throws IOException {
        for (var vector : vectors("iban")) {
            boolean expected =
                    vector.path("valid").asBoolean() && !vector.path("foreign").asBoolean();
            var iban = vector.path("value").asText();
            assertThat(Iban.fault(iban) == null).as(vector.toString()).isEqualTo(expected);
            if (vector.has("postal")) {
                assertThat(Iban.isPostal(iban)).isEqualTo(vector.path("postal").asBoolean());
            }
        }
    }

    @Test
    void agree_on_IUVs_and_notice_numbers() throws IOException {
        agree("iuv17", value -> Iuv.fault(value) == null);
        for (var vector : vectors("nav")) {
            if (vector.path("aux").asInt() == 3) {
                var iuv =
                        Iuv.of(vector.path("code").asText(), vector.path("base").asText());
                assertThat(iuv.value()).isEqualTo(vector.path("iuv").asText());
                assertThat(iuv.nav()).isEqualTo(vector.path("value").asText());
            }
        }
    }

    @Test
    void agree_on_taxonomy_codes() throws IOException {
        agree("taxonomy", TaxonomyCode::isWellFormed);
        var list = Taxonomy.read(shared("taxonomy.csv"));
        for (var vector : vectors("taxonomy")) {
            var service = list.find(vector.path("value").asText());
            if (vector.has("known")) {
                assertThat(service != null).isEqualTo(vector.path("known").asBoolean());
            }
            if (vector.path("expired").asBoolean()) {
                assertThat(service.isValidOn(Examples.NOW.toLocalDate())).isFalse();
            }
        }
    }

    @Test
    void have_every_code_that_is_carried() throws IOException {
        var list = Taxonomy.read(shared("taxonomy.csv"));
        assertThat(list.size()).isEqualTo(623);
        try (var carried = getClass().getResourceAsStream("municipal-taxonomy.csv")) {
            var lines = new String(carried.readAllBytes()).lines().skip(1).toList();
            assertThat(lines).allMatch(line -> list.find(line.substring(0, 12)) != null);
        }
    }

    @Test
    void agree_on_stamp_hashes() throws IOException {
        agree("stamp_hash", value -> {
            var stamped = Examples.stamped(new Stamp(value, "01", "PI"), 1_600, null);
            return Examples.judge(Examples.option(stamped)).isEmpty();
        });
    }

    private static void agree(String set, Predicate<String> verdict) throws IOException {
        for (var vector : vectors(set)) {
            assertThat(verdict.test(vector.path("value").asText()))
                    .as(vector.toString())
                    .isEqualTo(vector.path("valid").asBoolean());
        }
    }

    private static JsonNode vectors(String set) throws IOException {
        var vectors = new ObjectMapper()
                .readTree(Files.readAllBytes(shared("identifier-vectors.json")))
                .path(set);
        assertThat(vectors).isNotEmpty();
        return vectors;
    }

    /** A file of the data folder: under the property {@code carovana.shared}, or beside a folder above this one. */
    private static Path shared(String name) {
        var configured = System.getProperty("carovana.shared");
        if (configured != null) {
            return existing(Path.of(configured, "data", name));
        }
        for (var above = Path.of("").toAbsolutePath(); above != null; above = above.getParent()) {
            var file = above.resolve(Path.of("shared", "data", name));
            if (Files.isReadable(file)) {
                return file;
            }
        }
        return existing(Path.of("shared", "data", name));
    }

    private static Path existing(Path file) {
        assumeTrue(Files.isReadable(file), "the vectors are not here");
        return file;
    }
}
