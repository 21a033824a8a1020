package carovana.upstream.fdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.upstream.Answer;
import carovana.upstream.HeldBytes;
import carovana.upstream.Limit;
import carovana.upstream.UnreadableAnswer;
import carovana.upstream.fdr.ReportingFlows.Listed;
import carovana.upstream.fdr.ReportingFlows.Part;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FdR's REST API")
class FdrRestTest {

    private static final String ORG = "99000000010";
    private static final String IUF = "2026-11-18PSPITM01-S000000001";

    private static final String HEADER = """
            {"status":"PUBLISHED","revision":2,"fdr":"2026-11-18PSPITM01-S000000001","fdrDate":"2026-11-19T01:15:30.123Z",
             "regulation":"TRN1","regulationDate":"2026-11-18","bicCodePouringBank":"PSPITM01XXX",
             "sender":{"type":"BIC_CODE","id":"PSPITM01","pspId":"PSPITM01","pspName":"Prova"},
             "receiver":{"id":"99000000010","organizationId":"99000000010","organizationName":"Bugliano"},
             "computedTotPayments":2,"totPayments":2,"sumPayments":20.2}
            """;

    private final FdrRest fdr =
            new FdrRest(new FdrSettings("http://127.0.0.1/v1", "key", Limit.OFF, 1000, Duration.ofSeconds(1)));

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer answer(String json) {
        return new Answer(200, HeldBytes.of(json.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static String payment(String pay, String status, String date) {
        return ("{\"index\":7,\"iuv\":\"01000000000000001\",\"iur\":\"rt-1\",\"idTransfer\":1,\"pay\":%s,"
                        + "\"payStatus\":\"%s\",\"payDate\":\"%s\"}")
                .formatted(pay, status, date);
    }

    private static String page(int pages, String... payments) {
        return "{\"metadata\":{\"pageSize\":1000,\"pageNumber\":1,\"totPage\":%d},\"count\":1,\"data\":[%s]}"
                .formatted(pages, String.join(",", payments));
    }

    private FdrLine line(String payment) {
        return fdr.open(stream(HEADER + page(1, payment))).next();
    }

    @Test
    void is_asked_for_pages_of_what_was_published_since() {
        var now = Instant.parse("2026-11-18T10:00:00Z");
        var first = fdr.since(ORG, Instant.parse("2026-11-15T10:00:00.123Z"), now);

        assertThat(fdr.list(first).path()).isEqualTo("/organizations/99000000010/fdrs");
        assertThat(fdr.list(first).query()).isEqualTo("publishedGt=2026-11-15T10%3A00%3A00Z&page=1&size=1000");
        assertThat(fdr.list(first.next()).query()).endsWith("page=2&size=1000");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-19T10:00:00Z, 2026-11-18T10:00:00Z", // a month less a day, by a clock that may differ
        "2026-08-01T00:00:00Z, 2026-11-18T10:00:00Z",
        "2027-02-15T10:00:00Z, 2027-03-14T10:00:00Z", // February is short
        "2026-12-01T23:30:00Z, 2027-01-01T00:30:00Z",
    })
    void is_not_asked_for_what_it_would_refuse_as_too_old(Instant since, Instant now) {
        assertThat(fdr.list(fdr.since(ORG, since, now)).query()).isEqualTo("page=1&size=1000");
    }

    @Test
    void lists_flows_with_revision_and_date_and_says_what_cannot_be_asked_for() {
        var asked = fdr.since(ORG, Instant.EPOCH, Instant.parse("2026-11-18T10:00:00Z"));

        var list = fdr.read(asked, answer("""
                        {"metadata":{"pageSize":1000,"pageNumber":1,"totPage":2},"count":9,"data":[
                        {"fdr":"%s","pspId":"PSPITM01","revision":2,"published":"x","flowDate":"2026-11-19T01:15:30Z"},
                        {"fdr":"","pspId":"PSPITM01","revision":1,"flowDate":"2026-11-19T01:15:30Z"},
                        {"fdr":"%s","pspId":"PSPITM01","revision":0,"flowDate":"2026-11-19T01:15:30Z"}]}
                        """.formatted(IUF, IUF)));

        assertThat(list.flows()).containsExactly(new Listed(IUF, "PSPITM01", "2@2026-11-19T01:15:30Z"));
        assertThat(list.faults()).hasSize(2);
        assertThat(list.next()).isEqualTo(asked.next());
        assertThat(fdr.madeAt("2@2026-11-19T01:15:30Z")).isEqualTo(LocalDateTime.parse("2026-11-19T02:15:30"));
        var part = new Part(ORG, IUF, "PSPITM01", "2@2026-11-19T01:15:30Z", 0);
        assertThat(fdr.flow(part).path())
                .isEqualTo("/organizations/99000000010/fdrs/" + IUF + "/revisions/2/psps/PSPITM01");
        assertThat(fdr.flow(part.next()).path()).endsWith("/psps/PSPITM01/payments");
        assertThat(fdr.flow(part.next()).query()).isEqualTo("page=1&size=1000");
    }

    @Test
    void tells_the_same_as_the_flows_xml() {
        var pages = HEADER + page(2, payment("10.1", "EXECUTED", "2026-11-16T23:00:00Z")) + "\n"
                + page(2, payment("10.10", "NO_RPT", "2026-11-17"));
        var flow = fdr.open(stream(pages));

        var header = flow.header();
        assertThat(header.flowId()).isEqualTo(IUF);
        assertThat(header.flowAt()).isEqualTo(LocalDateTime.parse("2026-11-19T02:15:30"));
        assertThat(header.regulationDay()).isEqualTo(LocalDate.parse("2026-11-18"));
        assertThat(header.senderType()).isEqualTo("B");
        assertThat(header.receiver()).isEqualTo(ORG);
        assertThat(header.count()).isEqualTo(2);
        assertThat(header.total()).isEqualTo(2020);
        var lines = new ArrayList<FdrLine>();
        flow.forEachRemaining(lines::add);
        assertThat(lines)
                .containsExactly(
                        new FdrLine(1, "01000000000000001", "rt-1", 1, 1010, "0", LocalDate.parse("2026-11-17")),
                        new FdrLine(2, "01000000000000001", "rt-1", 1, 1010, "9", LocalDate.parse("2026-11-17")));
    }

    @ParameterizedTest
    @CsvSource({
        "10.1, 1010",
        "10.10, 1010",
        "10, 1000",
        "10.100, 1010",
        "0.29, 29",
        "1.005E3, 100500",
        "-3.50, -350",
        "\"10.10\", 1010",
        "999999999.99, 99999999999"
    })
    void tells_amounts_to_the_cent(String pay, long cents) {
        assertThat(line(payment(pay, "EXECUTED", "2026-11-17")).amount()).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.105", "1E999999999", "1E-999999999", "\"ten\"", "null", "true", "{}", "12345678901234567890"
            })
    void is_not_believed_with_amounts_that_are_none(String pay) {
        assertThatThrownBy(() -> line(payment(pay, "EXECUTED", "2026-11-17")))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessageContaining("pay");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-17T23:00:00Z, 2026-11-18", // Rome's midnight in winter
        "2026-06-30T22:00:00Z, 2026-07-01", // and in summer
        "2026-12-31T23:00:00Z, 2027-01-01",
        "2026-11-18T00:00:00Z, 2026-11-18", // a server that thinks in UTC
        "2026-11-18T00:00:00.000+01:00, 2026-11-18",
        "2026-11-18T00:00:00, 2026-11-18",
        "2026-11-18, 2026-11-18"
    })
    void means_italys_day(String date, LocalDate day) {
        assertThat(line(payment("1", "EXECUTED", date)).day()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTED, 0",
        "REVOKED, 3",
        "STAND_IN, 4",
        "STAND_IN_NO_RPT, 8",
        "NO_RPT, 9",
        "SOMETHING_ELSE, SOMETHING_"
    })
    void tells_outcomes_as_the_xml_does(String status, String code) {
        assertThat(line(payment("1", status, "2026-11-17")).outcome()).isEqualTo(code);
    }

    @Test
    void says_which_part_is_the_last() {
        assertThat(fdr.isLast(0, stream(HEADER))).isFalse();
        assertThat(fdr.isLast(1, stream(page(2, payment("1", "EXECUTED", "2026-11-17")))))
                .isFalse();
        assertThat(fdr.isLast(2, stream(page(2, payment("1", "EXECUTED", "2026-11-17")))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>maintenance</html>",
                "",
                "[]",
                "{\"data\":[{}]}",
                "{\"metadata\":{\"totPage\":2000000000},\"data\":[{}]}",
                "{\"metadata\":{\"totPage\":3},\"data\":[]}",
                "{\"metadata\":{\"totPage\":1},\"data\":[{\"iuv\":",
                "{\"metadata\":{\"totPage\":1},\"data\":[{}]}{}"
            })
    void is_not_believed_with_pages_that_are_none(String page) {
        assertThatThrownBy(() -> fdr.isLast(1, stream(page))).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<FlussoRiversamento/>", "{\"fdr\":\"x\"}"})
    void is_not_believed_with_flows_that_are_none(String flow) {
        assertThatThrownBy(() -> fdr.open(stream(flow))).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void is_not_believed_with_an_id_that_has_control_characters_or_is_too_long() {
        for (var iuv : new String[] {"a\\u0000b", "long".repeat(9)}) {
            var payment = payment("1", "EXECUTED", "2026-11-17").replace("01000000000000001", iuv);
            assertThatThrownBy(() -> line(payment)).hasMessageStartingWith("payment 1: iuv");
        }
    }
}
