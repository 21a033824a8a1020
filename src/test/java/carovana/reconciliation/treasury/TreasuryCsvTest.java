package carovana.reconciliation.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A bank's list of movements")
class TreasuryCsvTest {

    private static final String HEADER = "date;amount;reference;description\n";

    @Test
    void is_read_as_the_sandbox_writes_it() throws Exception {
        var movements = TreasuryCsv.read(bytes("""
                date;valueDate;amount;reference;payer;description\r
                19/11/2026;19/11/2026;32,00;020261119PRVAITRR000001;Banca di Prova;/PUR/LGPE-RIVERSAMENTO/URI/2026-11-19PRVAITRR-S000000001\r
                20/11/2026;20/11/2026;-4,50;020261120X;Banca di Prova;"commissioni; novembre"\r
                """));

        assertThat(movements)
                .containsExactly(
                        new Movement(
                                2,
                                "020261119PRVAITRR000001",
                                LocalDate.parse("2026-11-19"),
                                3200,
                                "/PUR/LGPE-RIVERSAMENTO/URI/2026-11-19PRVAITRR-S000000001",
                                false),
                        new Movement(
                                3, "020261120X", LocalDate.parse("2026-11-20"), -450, "commissioni; novembre", false));
    }

    @Test
    void is_read_as_treasurers_write_it_with_year_and_number() throws Exception {
        var movements = TreasuryCsv.read(bytes("""
                ESERCIZIO,N.PROVV.,DATA ESEC.,DESCRIZIONE CAUSALE,IMPORTO PROVVISORIO,STORNATO
                2026,117,2026-11-19,"/RFB/01000000000000144/10,00","1.234,56",

                2026,118,19/11/2026,giroconto,5,si
                """));

        assertThat(movements).extracting(Movement::reference).containsExactly("2026/117", "2026/118");
        assertThat(movements).extracting(Movement::amount).containsExactly(123456L, 500L);
        assertThat(movements).extracting(Movement::row).containsExactly(2, 4);
        assertThat(movements).extracting(Movement::isCancelled).containsExactly(false, true);
    }

    @Test
    void may_be_in_windows_1252() throws Exception {
        var movements =
                TreasuryCsv.read((HEADER + "19/11/2026;1,00;R1;società\n").getBytes(Charset.forName("windows-1252")));

        assertThat(movements).extracting(Movement::text).containsExactly("società");
    }

    @Test
    void tells_everything_that_is_wrong_at_once_and_is_not_taken_in_parts() {
        assertThatThrownBy(() -> TreasuryCsv.read(bytes(HEADER + """
                31/02/2026;1,00;R1;a
                19/11/2026;1.000;R2;b
                19/11/2026;1,00;;c
                19/11/2026;1,00;R4;d
                19/11/2026;2,00;R4;d
                """)))
                .isInstanceOf(TreasuryRejected.class)
                .hasMessageContainingAll(
                        "Row 2: date \"31/02/2026\" is a day that does not exist",
                        "Row 3: amount \"1.000\" can be read as thousands or as decimals",
                        "Row 4: has no reference",
                        "Row 6: reference \"R4\" stands already at row 5");
    }

    @Test
    void keeps_the_row_that_takes_back_what_another_row_credits() throws Exception {
        var movements = TreasuryCsv.read(bytes("""
                date;amount;year;number;description;cancelled
                19/11/2026;125,50;2026;1;/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSP-1;no
                19/11/2026;125,50;2026;1;/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSP-1;si
                """));

        assertThat(movements).extracting(Movement::reference).containsExactly("2026/1", "2026/1");
        assertThat(movements).extracting(Movement::isCancelled).containsExactly(false, true);
    }

    @Test
    void does_not_take_two_credits_for_one_where_the_bank_gave_both_the_same_reference() {
        assertThatThrownBy(() -> TreasuryCsv.read(bytes(HEADER + """
                19/11/2026;125,50;NOTPROVIDED;/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSP-1
                19/11/2026;125,50;NOTPROVIDED;/PUR/LGPE-RIVERSAMENTO/URI/2026-11-18PSP-2
                """)))
                .hasMessageContaining(
                        "Row 3: reference \"NOTPROVIDED\" stands already at row 2, with another amount, date"
                                + " or text: give each movement a reference of its own.");
    }

    @Test
    void tells_no_more_faults_than_a_person_reads() {
        assertThatThrownBy(() -> TreasuryCsv.read(bytes(HEADER + "x;y;z;\n".repeat(100))))
                .hasMessageContaining("and 150 faults more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | The file is blank",
                "date;amount;reference;description | a header and nothing under it",
                "day;sum | Columns are missing: date, amount, description, reference (or year and number)",
                "date;data;amount;reference;description | The column date stands twice",
            })
    void that_says_nothing_is_refused_with_a_sentence(String content, String sentence) {
        assertThatThrownBy(() -> TreasuryCsv.read(bytes(content))).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"19/11/2026;1,00;R1;\"never closed", "19/11/2026;1,00;\"R1\"x;a"})
    void that_breaks_off_is_refused_whole(String row) {
        assertThatThrownBy(() -> TreasuryCsv.read(bytes(HEADER + row)))
                .isInstanceOf(TreasuryRejected.class)
                .hasMessageContaining("breaks off");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
