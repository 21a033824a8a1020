package carovana.upstream.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the massive upload answers")
class UploadAnswersTest {

    @ParameterizedTest
    @CsvSource({
        "'', 3, 9, false",
        "'', 9, 9, true",
        "'IN_PROGRESS', 9, 9, false",
        "'COMPLETED', 9, 9, true",
        "'COMPLETED_WITH_WARNINGS', 9, 9, true",
        "'COMPLETED_UNSUCCESSFULLY', 0, 9, true",
    })
    void is_read_in_both_dialects_of_a_status(String operation, int processed, int submitted, boolean done) {
        var json = "{\"uploadID\":\"u\",\"processedItem\":%d,\"submittedItem\":%d%s}"
                .formatted(
                        processed, submitted, operation.isEmpty() ? "" : ",\"operationStatus\":\"" + operation + "\"");

        assertThat(UploadStatus.parse(json)).contains(new UploadStatus(processed, done));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"processedItem\":\"x\"}", "<html>", "{\"processedItem\":1"})
    void is_no_status(String text) {
        assertThat(UploadStatus.parse(text)).isEmpty();
    }

    @Test
    void is_read_in_both_dialects_of_a_report() {
        var v1 = UploadReport.parse("""
                {"uploadID":"u","responses":[{"statusCode":201,"statusMessage":"ok","requestIDs":["A","B"]},
                 {"statusCode":400,"statusMessage":"bad","requestIDs":["C"]}],"startTime":"2026-01-01 10:00:00"}""");
        var v2 = UploadReport.parse("""
                {"fileId":"u","more":{"x":[1]},"responses":[{"iupds":["A"],"statusCode":201}]}""");

        assertThat(v1.orElseThrow().of("B")).contains(new UploadReport.Line(201, "ok", false));
        assertThat(v1.orElseThrow().of("C")).contains(new UploadReport.Line(400, "bad", false));
        assertThat(v1.orElseThrow().of("D")).isEmpty();
        assertThat(v2.orElseThrow().of("A").orElseThrow().status()).isEqualTo(201);
    }

    @Test
    void tells_of_lines_that_contradict_each_other() {
        var report = UploadReport.parse("""
                {"responses":[{"statusCode":201,"requestIDs":["A","B"]},{"statusCode":409,"requestIDs":["A"]},
                 {"statusCode":201,"requestIDs":["B"]}]}""").orElseThrow();

        assertThat(report.of("A").orElseThrow().isContradicted()).isTrue();
        assertThat(report.of("B").orElseThrow().isContradicted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"responses\":[{\"statusCode\":201", "<html>"})
    void is_no_report(String text) {
        assertThat(UploadReport.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "brokers/b/organizations/o/debtpositions/file/42/status, 42",
        "https://host/upload/v1/brokers/b/organizations/o/debtpositions/file/42/status, 42",
        "nonsense,",
        ",",
    })
    void names_the_file_in_its_location(String location, String fileId) {
        assertThat(new UploadReply(202, "", location, null).fileId()).isEqualTo(fileId);
    }
}
