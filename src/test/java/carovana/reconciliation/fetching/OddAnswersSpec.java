package carovana.reconciliation.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.MissedReceipts;
import carovana.upstream.Samples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("An upstream that answers what it should not")
@ExtendWith(OutputCaptureExtension.class)
class OddAnswersSpec {

    private static final String ORG = Town.BUGLIANO;
    private static final String IUF = "2026-11-18PSPITM01-S000000001";
    private static final String GOOD = "2026-11-18PSPITM01-S000000002";
    private static final String IUV = "01000000000000144";

    @TempDir
    static Path home;

    private static OddServer odd;
    private static Town town;

    @BeforeAll
    static void start() throws IOException {
        odd = new OddServer();
        town = new Town(
                home,
                Fetching.BY_HAND.get(0),
                Fetching.BY_HAND.get(1),
                "--carovana.reconciliation.fetch.flows=reportings",
                "--carovana.reconciliation.fetch.attempts=1",
                "--carovana.upstream.reportings.address=" + odd.address("/flows"),
                "--carovana.upstream.reportings.longest=8s",
                "--carovana.upstream.reportings.limit=off",
                "--carovana.upstream.receipts.address=" + odd.address("/receipts"),
                "--carovana.upstream.receipts.longest=2s");
    }

    @AfterAll
    static void stop() {
        town.close();
        odd.close();
    }

    @BeforeEach
    void forget() {
        odd.forget();
        for (var table : List.of("flow", "flow_line", "unreadable_flow", "flow_listing", "receipt", "missed_receipt")) {
            jdbc().update("delete from " + table);
        }
        odd.answers("/reportings?", "[]");
    }

    private static JdbcTemplate jdbc() {
        return town.the(JdbcTemplate.class);
    }

    private static String fetch(String what) {
        town.the(ProducerTemplate.class).sendBody("direct:fetch-" + what, ORG);
        return jdbc().queryForObject(
                        "select coalesce(trouble, '') from run where source like ? order by id desc limit 1",
                        String.class,
                        what + "%");
    }

    /** Lists these flows for today. */
    private static void listed(String... flows) {
        var list = java.util.Arrays.stream(flows)
                .map(flow -> "{\"flowId\":\"%s\",\"flowDate\":\"2026-11-19T01:15:30\"}".formatted(flow))
                .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        odd.answers("flowDate=" + LocalDate.now(ZoneOffset.UTC), list);
    }

    private static String flow(String id, String amount) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <FlussoRiversamento xmlns="http://www.digitpa.gov.it/schemas/2011/Pagamenti/">
                  <versioneOggetto>1.0</versioneOggetto>
                  <identificativoFlusso>%s</identificativoFlusso>
                  <dataOraFlusso>2026-11-19T02:15:30</dataOraFlusso>
                  <identificativoUnivocoRegolamento>TRN1</identificativoUnivocoRegolamento>
                  <dataRegolamento>2026-11-18</dataRegolamento>
                  <istitutoMittente><identificativoUnivocoMittente>
                    <tipoIdentificativoUnivoco>B</tipoIdentificativoUnivoco>
                    <codiceIdentificativoUnivoco>PSPITM01</codiceIdentificativoUnivoco>
                  </identificativoUnivocoMittente></istitutoMittente>
                  <istitutoRicevente><identificativoUnivocoRicevente>
                    <tipoIdentificativoUnivoco>G</tipoIdentificativoUnivoco>
                    <codiceIdentificativoUnivoco>99000000010</codiceIdentificativoUnivoco>
                  </identificativoUnivocoRicevente></istitutoRicevente>
                  <numeroTotalePagamenti>1</numeroTotalePagamenti>
                  <importoTotalePagamenti>%s</importoTotalePagamenti>
                  <datiSingoliPagamenti>
                    <identificativoUnivocoVersamento>01000000000000144</identificativoUnivocoVersamento>
                    <identificativoUnivocoRiscossione>rt-1</identificativoUnivocoRiscossione>
                    <singoloImportoPagato>%s</singoloImportoPagato>
                    <codiceEsitoSingoloPagamento>0</codiceEsitoSingoloPagamento>
                    <dataEsitoSingoloPagamento>2026-11-17</dataEsitoSingoloPagamento>
                  </datiSingoliPagamenti>
                </FlussoRiversamento>
                """.formatted(id, amount, amount);
    }

    private static void served(String id, String body) {
        odd.answers("/reportings/" + id, body);
    }

    private static List<String> taken() {
        return jdbc().queryForList("select iuf from flow order by iuf", String.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<FlussoRiversamento | <!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><FlussoRiversamento | DOCTYPE",
                "<FlussoRiversamento | <!DOCTYPE a SYSTEM \"file:///etc/hostname\"><FlussoRiversamento | DOCTYPE",
                ">TRN1<              | >&outside;<                                                  | outside",
                "schemas/2011        | schemas/2012                                                 | its namespace is",
                "xmlns=              | xmlns:other=                                                 | its namespace is",
                ">1.0<               | >2.0<                                                        | versioneOggetto",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?> | {\"message\": \"soon\"}               | not well-formed",
                "</FlussoRiversamento> | <more/>                                                    | not well-formed",
                "rt-1                | rt-1rt-1rt-1rt-1rt-1rt-1rt-1rt-1rt-1                         | 36 characters",
                ">10.10</singolo     | >10.105</singolo                                             | no amount such as",
                ">2026-11-17<        | >2026-11-31<                                                 | no day such as"
            })
    void has_its_flow_kept_apart_and_the_others_taken(String part, String instead, String fault) {
        listed(IUF, GOOD);
        served(IUF, flow(IUF, "10.10").replaceFirst(java.util.regex.Pattern.quote(part), instead));
        served(GOOD, flow(GOOD, "10.10"));

        assertThat(fetch("flows")).contains("flow " + IUF + " cannot be read: ").contains(fault);

        assertThat(taken()).containsExactly(GOOD);
        assertThat(town.the(KnownFlows.class).unreadable(ORG, List.of(IUF))).hasSize(1);
    }

    @Test
    void may_leave_out_decimals() {
        listed(IUF, GOOD);
        served(IUF, flow(IUF, "10.1"));
        served(GOOD, flow(GOOD, "10.10"));

        assertThat(fetch("flows")).isEmpty();

        assertThat(jdbc().queryForList("select amount from flow_line", Long.class))
                .containsExactly(1010L, 1010L);
    }

    @Test
    void is_broken_off_when_it_does_not_come_to_its_end() {
        listed(IUF, GOOD);
        served(GOOD, flow(GOOD, "10.10"));
        odd.answers("/reportings/" + IUF, to -> forever(to, " ".repeat(1024 * 1024), 0));

        assertThat(fetch("flows")).contains("flow " + IUF + ": it is larger than 268435456 bytes");
        assertThat(taken()).containsExactly(GOOD);
    }

    @Test
    void is_broken_off_when_it_comes_too_slowly() {
        listed(IUF, GOOD);
        served(GOOD, flow(GOOD, "10.10"));
        odd.answers("/reportings/" + IUF, to -> forever(to, " ", 20));
        long start = System.nanoTime();

        assertThat(fetch("flows")).contains("it had not come to its end after 8 s");

        assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
        assertThat(taken()).containsExactly(GOOD);
    }

    private static void forever(OutputStream to, String text, long pause) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        while (!Thread.currentThread().isInterrupted()) {
            to.write(bytes);
            to.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(pause * 1_000_000);
        }
    }

    @Test
    void is_asked_in_a_handful_of_days_with_one_bad_day_among_them() {
        fetch("flows");
        odd.answers("flowDate=" + LocalDate.now(ZoneOffset.UTC).minusDays(1), "<html>");
        listed(GOOD);
        served(GOOD, flow(GOOD, "10.10"));

        assertThat(fetch("flows")).contains("not all flows were listed");
        assertThat(taken()).containsExactly(GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "<html>soon</html>, it cannot be read",
        "'', it cannot be read",
        "<paSendRTReq><idPA>99000000010</idPA></paSendRTReq>, it cannot be read"
    })
    void has_its_receipt_missed_and_kept(String body, String trouble) {
        receiptsListed(IUV);
        odd.answers("/receipts/" + IUV, body);

        assertThat(fetch("receipts")).contains("receipt of IUV " + IUV + ": " + trouble);

        assertThat(town.the(MissedReceipts.class).of(ORG, 10)).singleElement().satisfies(missed -> {
            assertThat(missed.iuv()).isEqualTo(IUV);
            assertThat(missed.trouble()).startsWith(trouble);
            assertThat(missed.paidAt()).isEqualTo(Instant.parse("2026-11-18T09:15:30Z"));
        });
        assertThat(jdbc().queryForObject("select document from missed_receipt", Long.class))
                .isNotNull();
    }

    @Test
    void has_its_receipt_asked_for_again_after_a_wait_that_doubles_though_it_is_listed_all_the_time() {
        receiptsListed(IUV);
        odd.answers("/receipts/" + IUV, "<html>soon</html>");
        fetch("receipts");
        fetch("receipts");
        assertThat(odd.asked("/receipts/" + IUV)).as("its time has not come").hasSize(1);

        for (int tries = 2; tries < 5; tries++) {
            jdbc().update("update missed_receipt set due_at = timestamp '2026-01-01 00:00:00'");
            var before = Instant.now();
            assertThat(fetch("receipts")).contains("receipt of IUV " + IUV);
            assertThat(odd.asked("/receipts/" + IUV)).as("once in a run").hasSize(tries);
            assertThat(waiting().minus(Duration.ofMinutes(15L << tries - 1)))
                    .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        }
    }

    private static Instant waiting() {
        return jdbc().queryForObject("select due_at from missed_receipt", java.time.LocalDateTime.class)
                .toInstant(ZoneOffset.UTC);
    }

    @Test
    void has_it_told_in_the_log_when_a_receipt_was_missed_three_times(CapturedOutput log) {
        receiptsListed(IUV);
        odd.answers("/receipts/" + IUV, "<html>soon</html>");
        for (int tries = 1; tries < 5; tries++) {
            fetch("receipts");
            jdbc().update("update missed_receipt set due_at = timestamp '2026-01-01 00:00:00'");
        }
        assertThat(log.getOut().split("was missed 3 times", -1)).hasSize(2);
        assertThat(log.getOut())
                .contains("The receipt of IUV " + IUV + " of " + ORG + " was missed 3 times: it cannot");
    }

    @Test
    void has_a_receipt_of_another_notice_or_organization_missed() throws IOException {
        var folder = Samples.folder("receipts");
        Assumptions.assumeTrue(folder != null);
        var sample = Files.readString(folder.resolve("rt_01_stored_paSendRTV2.xml"));
        receiptsListed(IUV);
        odd.answers("/receipts/" + IUV, sample.replaceFirst("(<idPA>)\\d+", "$199000000010"));

        assertThat(fetch("receipts")).contains("what came is the receipt of IUV");
    }

    private static void receiptsListed(String iuv) {
        odd.answers("/receipts?from=", """
                {"currentPageNumber":0,"length":1,"totalPages":1,"results":[{"organizationFiscalCode":"%s","iuv":"%s",
                "debtor":"RSSMRA80A01H501U","paymentDateTime":"2026-11-18T10:15:30","status":"PAID"}]}
                """.formatted(ORG, iuv));
    }

    @Test
    void has_a_list_that_never_ends_broken_off() {
        odd.answers("/receipts?from=", to -> forever(to, " ".repeat(64 * 1024), 0));

        assertThat(fetch("receipts")).contains("the list of receipts was not answered (it is larger than");
    }
}
