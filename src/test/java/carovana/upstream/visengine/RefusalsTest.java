package carovana.upstream.visengine;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.documents.provider.ProviderTrouble.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A refusal of Visengine")
class RefusalsTest {

    private static carovana.documents.provider.ProviderTrouble refusal(int status, String body) throws Exception {
        return Refusals.of(status, VisengineJson.small(body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 200, REFUSED",
        "400, 201, REFUSED",
        "400, 209, REFUSED",
        "404, 202, NOT_FOUND",
        "404, 203, NOT_FOUND",
        "404, 228, NOT_FOUND",
        "404, 244, NOT_FOUND",
        "428, 204, REFUSED",
        "402, 211, NO_CREDIT",
        "412, 250, REFUSED",
        "412, 229, REFUSED",
        "400, 239, CLOSED",
        "422, 247, NOT_READY",
    })
    void is_known_by_its_number(int status, int error, Kind kind) throws Exception {
        assertThat(refusal(status, "{\"data\":null,\"success\":false,\"message\":\"\",\"error\":%d}".formatted(error)))
                .satisfies(each -> assertThat(each.kind()).isEqualTo(kind))
                .hasMessageContaining(status + "/" + error);
        assertThat(refusal(status, "{\"error\":\"%d\"}".formatted(error)).kind())
                .as("a number as text")
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "401, LATER",
        "402, NO_CREDIT",
        "403, LATER",
        "404, LATER",
        "408, LATER",
        "412, REFUSED",
        "413, LATER",
        "428, REFUSED",
        "429, LATER",
    })
    void without_a_number_says_by_its_status_whether_it_may_be_done_later(int status, Kind kind) throws Exception {
        assertThat(refusal(status, "{}").kind()).isEqualTo(kind);
    }

    @Test
    void tells_which_field_is_meant_and_nothing_that_was_sent() throws Exception {
        assertThat(refusal(
                        412,
                        "{\"error\":250,\"message\":\"Insufficient data: $4 VRDLRA80A41F205W, $4 and $11 of Laura\"}"))
                .hasMessageContaining("look at $4, $11")
                .hasMessageNotContaining("VRDLRA80A41F205W")
                .hasMessageNotContaining("Laura");
    }
}
