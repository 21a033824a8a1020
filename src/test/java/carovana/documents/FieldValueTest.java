package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A value of an order")
class FieldValueTest {

    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("dd-MM-yyyy");

    @ParameterizedTest
    @CsvSource({
        "testo, ' Laura ', Laura",
        "codice_fiscale_persona_fisica, vrdlra80a41 f205w, VRDLRA80A41F205W",
        "codice_fiscale, VRDLRA80A41F205W, VRDLRA80A41F205W",
        "codice_fiscale, 99000000010, 99000000010",
        "partita_iva, 99000000010, 99000000010",
        "email, laura.verdi@example.org, laura.verdi@example.org",
        "cod_comune, a657, A657",
        "cod_provincia, pi, PI",
        "data_iso8601, 1958-07-31, 31-07-1958",
        "nobody_knows, what it is, what it is",
    })
    void is_written_as_the_provider_wants_it(String type, String given, String value) {
        assertThat(FieldValue.of(type, given, DATES)).isEqualTo(new FieldValue(value, null));
    }

    @ParameterizedTest
    @CsvSource({
        "codice_fiscale_persona_fisica, VRDLRA80A41F205X, check character",
        "codice_fiscale_persona_fisica, 99000000010, 16 letters and digits",
        "codice_fiscale, 99000000011, company",
        "partita_iva, 123, company",
        "email, laura.bianchi, no e-mail address",
        "email, a@b|c.org, no e-mail address",
        "cod_comune, 657A, town",
        "cod_provincia, Pisa, province",
        "data_iso8601, 31-07-1958, year-month-day",
        "data_iso8601, 1958-02-30, year-month-day",
    })
    void that_is_wrong_says_what_to_do_and_is_not_repeated(String type, String given, String sentence) {
        var read = FieldValue.of(type, given, DATES);
        assertThat(read.value()).isNull();
        assertThat(read.fault()).contains(sentence).doesNotContain(given);
    }

    @Test
    void has_an_end_and_can_be_seen() {
        assertThat(FieldValue.of("testo", "x".repeat(1001), DATES).fault()).contains("1000 at most");
        assertThat(FieldValue.of("testo", "a\u0000b", DATES).fault()).contains("cannot be seen");
    }
}
