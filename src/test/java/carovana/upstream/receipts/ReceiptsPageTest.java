package carovana.upstream.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.upstream.Answer;
import carovana.upstream.HeldBytes;
import carovana.upstream.UnreadableAnswer;
import carovana.upstream.receipts.ReceiptsRequests.Listing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A list of receipts")
class ReceiptsPageTest {

    private static final String ONE = """
            {"currentPageNumber":%d,"length":1,"totalPages":%d,"results":[{"organizationFiscalCode":"99000000010",
             "iuv":"%s","debtor":"X","paymentDateTime":"%s","status":"PAID"}]}
            """;

    private static Answer answer(int status, String body) {
        return new Answer(status, HeldBytes.of(body.getBytes(StandardCharsets.UTF_8)), null);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "0, 2, false", "1, 2, true", "0, 0, true", "7, 2, true"})
    void ends_with_the_page_that_it_says(int page, int pages, boolean last) {
        var read = ReceiptsPage.read(answer(200, ONE.formatted(page, pages, "01", "2026-11-18T10:15:30")), page);

        assertThat(read.isLast()).isEqualTo(last);
        assertThat(read.receipts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"title\":\"Not enough elements\",\"status\":400,\"detail\":\"The page number is too big\"}",
                "404 | {\"title\":\"No receipts found\",\"status\":404}"
            })
    void ends_where_it_refuses_a_page_behind_the_last(int status, String body) {
        var read = ReceiptsPage.read(answer(status, body), 3);

        assertThat(read.isLast()).isTrue();
        assertThat(read.receipts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:15:30, 2026-11-18T09:15:30Z",
        "2026-07-01T00:00:00.123, 2026-06-30T22:00:00Z",
        "2026-12-31T23:59:59+01:00, 2026-12-31T22:59:59Z"
    })
    void tells_italian_time(String told, Instant moment) {
        var read = ReceiptsPage.read(answer(200, ONE.formatted(0, 1, "01", told)), 0);

        assertThat(read.receipts().get(0).paidAt()).isEqualTo(moment);
    }

    @Test
    void may_have_receipts_without_a_time_or_without_an_iuv() {
        assertThat(ReceiptsPage.read(answer(200, ONE.formatted(0, 1, "01", "noon")), 0)
                        .receipts()
                        .get(0)
                        .paidAt())
                .isNull();
        var without = ReceiptsPage.read(answer(200, ONE.formatted(0, 1, "", "2026-11-18T10:15:30")), 0);
        assertThat(without.receipts()).isEmpty();
        assertThat(without.faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{\"results\":[]}", "{\"totalPages\":1}", "{\"totalPages\":\"many\",\"results\":[]}"})
    void is_not_believed_when_it_is_none(String body) {
        assertThatThrownBy(() -> ReceiptsPage.read(answer(200, body), 0)).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T10:00:00Z, 2026-11-18T10:00:00Z, 2026-11-16T11:00:00, 2026-11-18T11:00:00",
        "2026-10-24T10:00:00Z, 2026-10-26T10:00:00Z, 2026-10-24T12:00:00, 2026-10-26T11:00:00",
        "2026-03-28T10:00:00Z, 2026-03-30T10:00:00Z, 2026-03-28T11:00:00, 2026-03-30T12:00:00",
        "2026-12-30T23:30:00Z, 2026-12-31T23:30:00Z, 2026-12-31T00:30:00, 2027-01-01T00:30:00"
    })
    void is_asked_for_in_italian_time(Instant from, Instant to, String italianFrom, String italianTo) {
        var question = new ReceiptsRequests().list(new Listing("99000000010", from, to, 2));

        assertThat(question.path()).isEqualTo("/payments/99000000010/receipts");
        assertThat(question.query().replace("%3A", ":"))
                .isEqualTo("from=%s&to=%s&pageNum=2&pageSize=100".formatted(italianFrom, italianTo));
    }
}
