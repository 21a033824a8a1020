package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A text for the log")
class FiscalCodeMaskTest {

    @ParameterizedTest
    @CsvSource({
        "VRDLRA80A41F205W, VRD***…05W",
        "vrdlra80a41f205w, vrd***…05w",
        "iupd TARI_VRDLRA80A41F205W_1, iupd TARI_VRD***…05W_1",
        "VRDLRA80A41F2LRW again RSSMRA80A01H501U, VRD***…LRW again RSS***…01U",
    })
    void hides_a_persons_code(String text, String masked) {
        assertThat(FiscalCodeMask.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"99000000010", "01000000000000144", "carovana.ledger.InstructionMeters", "IT60X0542811101000000123456"})
    void keeps_everything_else(String text) {
        assertThat(FiscalCodeMask.mask(text)).isEqualTo(text);
    }
}
