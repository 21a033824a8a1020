package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxonomyTest {

    private static final String PUBLISHED =
            "\"CODICE TIPO ENTE CREDITORE\";\"TIPO SERVIZIO\";\"%s\";\"DATA INIZIO VALIDITA\";\"DATA FINE VALIDITÀ\"\r\n";

    @TempDir
    Path folder;

    @Test
    void carries_the_usual_municipal_codes() {
        var carried = Taxonomy.carried();
        assertThat(carried.size()).isEqualTo(11);
        assertThat(carried.isComplete()).isFalse();
        assertThat(carried.find("9/0101101IM/").name()).contains("TARI");
        assertThat(carried.find("6/0102100SA/").code()).isEqualTo("9/0102100SA/");
        assertThat(carried.find("9/0101999IM/")).isNull();
        assertThat(carried.find("5/0101101IM/")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATI SPECIFICI INCASSO", "DATI SPECIFICI DI INCASSO", "dati specifici di incasso", "code"})
    void is_read_under_each_name_of_its_columns(String codes) throws IOException {
        var read = Taxonomy.read(file(PUBLISHED.formatted(codes)
                + "\"1\";\"A service; with a semicolon\";\"9/0101777SP/\";\"01/02/2021\";\"01/01/2080\"\r\n"));
        assertThat(read.isComplete()).isTrue();
        assertThat(read.find("8/0101777SP/"))
                .isEqualTo(new Taxonomy.Service(
                        "9/0101777SP/",
                        "A service; with a semicolon",
                        LocalDate.of(2021, 1, 2),
                        LocalDate.of(2080, 1, 1)));
    }

    @Test
    void gives_a_validity_the_longest_meaning_of_its_dates() throws IOException {
        var read = Taxonomy.read(file(PUBLISHED.formatted("code")
                + "1;a;9/0101777SP/;05/03/2021;12/01/2021\n"
                + "1;b;9/0101778SP/;02/15/2021;2080-01-01T00:00\n"
                + "1;c;9/0101779SP/;;soon\n"));
        var service = read.find("9/0101777SP/");
        assertThat(service.start()).isEqualTo("2021-03-05");
        assertThat(service.end()).isEqualTo("2021-12-01");
        assertThat(service.isValidOn(LocalDate.of(2021, 3, 4))).isFalse();
        assertThat(service.isValidOn(LocalDate.of(2021, 3, 5))).isTrue();
        assertThat(service.isValidOn(LocalDate.of(2021, 12, 1))).isTrue();
        assertThat(service.isValidOn(LocalDate.of(2021, 12, 2))).isFalse();
        assertThat(read.find("9/0101778SP/").start()).isEqualTo("2021-02-15");
        assertThat(read.find("9/0101778SP/").end()).isEqualTo("2080-01-01");
        assertThat(read.find("9/0101779SP/").isValidOn(LocalDate.MAX)).isTrue();
    }

    @Test
    void is_read_in_the_encoding_of_a_spreadsheet() throws IOException {
        var file = folder.resolve("spreadsheet.csv");
        Files.writeString(file, "code;tipo_servizio\n9/0101777SP/;Pubblicità\n", Charset.forName("windows-1252"));
        assertThat(Taxonomy.read(file).find("9/0101777SP/").name()).isEqualTo("Pubblicità");
        assertThat(Taxonomy.read(file("\uFEFFcode\n9/0101777SP/\n")).size()).isEqualTo(1);
    }

    @Test
    void is_refused_without_codes() {
        assertThatThrownBy(() -> Taxonomy.read(file("name;date\nx;y\n"))).hasMessageContaining("column of codes");
        assertThatThrownBy(() -> Taxonomy.read(file("code;name\nIMU;x\n"))).hasMessageContaining("no taxonomy code");
        assertThatThrownBy(() -> Taxonomy.read(file(""))).hasMessageContaining("no taxonomy code");
        assertThatThrownBy(() -> Taxonomy.read(folder.resolve("nowhere.csv"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/0101101IM/", "1/0101101IM/", "2/0101101IM/"})
    void hints_at_the_form_that_has_been_given_up(String code) {
        assertThat(TaxonomyCode.shapeFault(code)).contains("given up", "9/0101100IM/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0101101IM", "9/0101101IM", "9/0101101im/", " 9/0101101IM/", "0101101IM/"})
    void hints_at_the_code_that_was_meant(String code) {
        assertThat(TaxonomyCode.shapeFault(code)).isEqualTo("is not written as a taxonomy code: write 9/0101101IM/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TARI", "9/010110IM/", "9/0101101XX/", "5/0101101IM/", "9/01O1101IM/", "9/0101101IP/"})
    void refuses_what_is_no_code(String code) {
        assertThat(TaxonomyCode.shapeFault(code)).startsWith("is no taxonomy code");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("taxonomy.csv"), content);
    }
}
