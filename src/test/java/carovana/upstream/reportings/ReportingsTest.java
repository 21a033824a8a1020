package carovana.upstream.reportings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.upstream.Answer;
import carovana.upstream.HeldBytes;
import carovana.upstream.Limit;
import carovana.upstream.UnreadableAnswer;
import carovana.upstream.fdr.ReportingFlows.Listed;
import carovana.upstream.fdr.ReportingFlows.Lists;
import carovana.upstream.fdr.ReportingFlows.Part;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reportings")
class ReportingsTest {

    private static final String ORG = "99000000010";

    private final Reportings reportings = new Reportings(
            new ReportingsSettings("http://127.0.0.1/v1", "key", Limit.OFF, 1000, Duration.ofSeconds(1)));

    private static Answer answer(String json) {
        return new Answer(200, HeldBytes.of(json.getBytes(StandardCharsets.UTF_8)), null);
    }

    private List<String> days(String since, String now) {
        var days = new ArrayList<String>();
        for (Lists asked = reportings.since(ORG, Instant.parse(since), Instant.parse(now));
                asked != null;
                asked = reportings.after(asked)) {
            days.add(reportings.list(asked).query().replace("flowDate=", ""));
        }
        return days;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T10:00:00Z, 2026-11-18T10:00:00Z, 2026-11-18",
        "2026-11-17T23:59:59Z, 2026-11-18T00:00:00Z, 2026-11-17 2026-11-18", // midnight is UTC's
        "2026-12-30T10:00:00Z, 2027-01-01T10:00:00Z, 2026-12-30 2026-12-31 2027-01-01",
        "2026-10-24T10:00:00Z, 2026-10-26T10:00:00Z, 2026-10-24 2026-10-25 2026-10-26",
    })
    void are_asked_day_by_day(String since, String now, String days) {
        assertThat(days(since, now)).containsExactly(days.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-15T10:00:00Z, 2027-02-16, 28", // a month before it is 28 days before it
        "2026-11-18T10:00:00Z, 2026-10-19, 31",
        "2027-03-30T10:00:00Z, 2027-03-01, 30",
    })
    void are_not_asked_for_what_they_would_refuse_as_too_old(String now, String first, int days) {
        assertThat(days("2026-01-01T00:00:00Z", now)).hasSize(days).startsWith(first);
    }

    @Test
    void give_the_date_back_as_they_said_it() {
        var date = "2022-01-11T23:31:05.0000000+00:00";
        var list = reportings.read(
                reportings.since(ORG, Instant.EPOCH, Instant.parse("2026-11-18T10:00:00Z")),
                answer("[{\"flowId\":\"2022-01-11PSPITM01-S000000001\",\"flowDate\":\"%s\"}]".formatted(date)));

        assertThat(list.flows()).containsExactly(new Listed("2022-01-11PSPITM01-S000000001", "", date));
        assertThat(reportings
                        .flow(new Part(ORG, "2022-01-11PSPITM01-S000000001", "", date, 0))
                        .path())
                .isEqualTo("/organizations/99000000010/reportings/2022-01-11PSPITM01-S000000001/date/"
                        + "2022-01-11T23%3A31%3A05.0000000%2B00%3A00");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-11-19T01:15:30, 2026-11-19T02:15:30",
                "2022-01-11T23:31:05.0000000+00:00, 2022-01-12T00:31:05",
                "yesterday, none",
            })
    void mean_utc_by_it(String mark, LocalDateTime made) {
        assertThat(reportings.madeAt(mark)).isEqualTo(made);
    }

    @Test
    void tell_of_flows_that_cannot_be_asked_for_and_of_the_others_all_the_same() {
        var list = reportings.read(
                reportings.since(ORG, Instant.EPOCH, Instant.parse("2026-11-18T10:00:00Z")),
                answer("[{\"flowId\":\"%s\",\"flowDate\":\"x\"},{\"flowId\":\"a\\u0000b\",\"flowDate\":\"x\"},{},7,"
                                .formatted("long".repeat(10))
                        + "{\"flowId\":\"good\",\"flowDate\":\"2026-11-18T10:00:00\"}]"));

        assertThat(list.flows()).extracting(Listed::flow).containsExactly("good");
        assertThat(list.faults()).hasSize(4);
    }

    @Test
    void may_not_have_told_all_where_there_are_a_thousand() {
        var flows = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"flowId\":\"f%d\",\"flowDate\":\"2026-11-18T10:00:00\"}".formatted(i))
                .collect(Collectors.joining(",", "[", "]"));

        var list = reportings.read(
                reportings.since(ORG, Instant.EPOCH, Instant.parse("2026-11-18T10:00:00Z")), answer(flows));

        assertThat(list.flows()).hasSize(1000);
        assertThat(list.faults()).singleElement().asString().contains("there may be more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>", "[{\"flowId\":", "null", "[[[[[[[[[[[[[[[[[[[[[[[[[["})
    void are_not_believed_when_they_are_no_list(String garbage) {
        var asked = reportings.since(ORG, Instant.EPOCH, Instant.parse("2026-11-18T10:00:00Z"));

        assertThatThrownBy(() -> reportings.read(asked, answer(garbage))).isInstanceOf(UnreadableAnswer.class);
    }
}
