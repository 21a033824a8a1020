package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The name in a codice fiscale")
class NameFitTest {

    @ParameterizedTest
    @CsvSource({
        "RSSMRA85T10A562S, Rossi Maria",
        "RSSMRA85T10A562S, MARIA ROSSI",
        "RSSMRA85T10A562S, Rossi Bianchi Maria",
        "RSSMRA85T10A562S, Maria Rossi in Bianchi",
        "RSSMRA85T10A562S, 'Rossi, Maria Pia'",
        "VRDGPP55C15F205O, Giuseppe Verdi",
        "NRIPLA72H55L219L, Paola Niri",
        "DNGLCU68R70G273F, Lucia D'Angelo",
        "DNGLCU68R70G273F, Lucia D’Angelo",
        "DLCNCL80A01H501A, Nicolò De Luca",
        "FOXMRA80A01H501A, Mara Fo",
        "MLLHNS80A01H501A, Hans Müller",
        "MLLHNS80A01H501A, Hans Mueller",
        "GLLFNC01B01D612F, Francesco Galli",
        "GLLGFR80A01H501A, Gianfranco Galli",
        "RSSMRA85T10A562S, Мария Росси",
    })
    void fits_the_person(String code, String name) {
        assertThat(NameFit.fits(code, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RSSMRA85T10A562S, Anna Bianchi",
        "RSSMRA85T10A562S, Rossi",
        "RSSMRA85T10A562S, Rossi Anna",
        "RSSMRA85T10A562S, Verdi Maria",
        "GLLFNC01B01D612F, Federico Galli",
        "DLCNCL80A01H501A, Màrio De Luca",
    })
    void does_not_fit_another(String code, String name) {
        assertThat(NameFit.fits(code, name)).isFalse();
    }
}
