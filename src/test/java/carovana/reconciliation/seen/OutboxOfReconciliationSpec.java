package carovana.reconciliation.seen;

import static carovana.Town.BUGLIANO;
import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.GiveBack;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What reconciliation leaves in the outbox")
class OutboxOfReconciliationSpec {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Rome"));
    private static final String YESTERDAY = Instant.now()
            .minus(1, ChronoUnit.DAYS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();
    private static final String IUF = "2026-11-18PSPITM01-S000000001";

    @TempDir
    static Path home;

    private static Town town;
    private static Known bugliano;

    @BeforeAll
    static void start() {
        town = new Town(home, SeenDoorsSpec.NOBODY_JUDGES, "--carovana.reconciliation.report.paid-layout=both");
        bugliano = new Known(town, BUGLIANO);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void gives_every_payment_back_once_whatever_becomes_of_the_file() throws IOException {
        bugliano.payment("once-1", "rt-1", PaymentState.PAID, 117_13, YESTERDAY, null);
        bugliano.payment("once-2", "=rt-2", PaymentState.REPORTED, 1_000_00, YESTERDAY, IUF);
        write();
        var first = lastFile();
        assertThat(told(first, "once-1")).containsEntry("amount", "117,13").containsEntry("state", "PAID");
        assertThat(told(first, "once-2"))
                .containsEntry("amount", "1000,00")
                .containsEntry("receiptId", "'=rt-2")
                .containsEntry("flow", IUF)
                .containsEntry("psp", "PSPITM01");
        var asItWas = Files.readString(first);
        write();
        assertThat(lastFile()).isEqualTo(first).hasContent(asItWas);

        bugliano.payment("once-3", "rt-3", PaymentState.PAID, 5, YESTERDAY, null);
        write();
        assertThat(lastFile()).as("it is still there, and goes on").isEqualTo(first);
        assertThat(Files.readString(first)).startsWith(asItWas.stripTrailing());
        assertThat(told(first, "once-3")).containsEntry("amount", "0,05");

        var taken = Files.readAllLines(first);
        Files.delete(first);
        write();
        assertThat(first).as("it was taken away, and there is nothing new").doesNotExist();
        bugliano.payment("once-4", "rt-4", PaymentState.PAID, 100, YESTERDAY, null);
        write();
        var second = lastFile();
        assertThat(second).isNotEqualTo(first);
        assertThat(Files.readAllLines(second)).hasSize(2).doesNotContainAnyElementsOf(taken.subList(1, taken.size()));
    }

    @Test
    void tells_what_has_changed_since_in_a_file_of_its_own() throws IOException {
        bugliano.payment("change-1", "rt-1", PaymentState.PAID, 1_000, YESTERDAY, null);
        bugliano.payment("change-2", "iur-2", PaymentState.REPORTED_NO_RECEIPT, 2_000, YESTERDAY, IUF);
        write();
        bugliano.payment("change-1", "rt-1", PaymentState.RECONCILED, 1_000, YESTERDAY, IUF);
        bugliano.nothingPaid("change-2");
        write();
        var changes = paid().resolve(TODAY + ".changes.csv");
        assertThat(told(changes, "change-1")).containsEntry("before", "PAID").containsEntry("state", "RECONCILED");
        assertThat(told(changes, "change-2"))
                .containsEntry("before", "REPORTED_NO_RECEIPT")
                .containsEntry("state", "WITHDRAWN");
    }

    @Test
    void loses_nothing_when_it_is_stopped_between_deciding_and_writing() throws IOException {
        bugliano.payment("crash-1", "rt-1", PaymentState.PAID, 1_000, YESTERDAY, null);
        var yesterday = TODAY.minusDays(1);
        town.the(GiveBack.class).enter(BUGLIANO, new GiveBack.Parts(yesterday, 1, 1));
        town.stop();
        town.start();
        write();
        assertThat(told(paid().resolve(yesterday + ".csv"), "crash-1")).containsEntry("state", "PAID");
        try (var files = Files.list(paid())) {
            assertThat(files.filter(each -> !each.toString().contains("mypay"))
                            .filter(each -> lines(each).stream().anyMatch(line -> line.contains("crash-1"))))
                    .hasSize(1);
        }
    }

    @Test
    void speaks_mypays_layout_to_those_who_know_it() throws IOException {
        town.leave("mypay.csv", csv(row("MYPAY-1", "125,50")));
        var outcome = town.outcome("mypay.csv.outcome.csv");
        var iuv = cells(List.of(outcome.split("\r\n")), "MYPAY-1").get("iuv");
        bugliano.payment(iuv, "rt-mypay", PaymentState.PAID, 125_50, YESTERDAY, null);
        write();
        assertThat(told(lastFile(), iuv)).containsEntry("iupd", "MYPAY-1").containsEntry("nav", "3" + iuv);
        var line = told(last(true), iuv);
        assertThat(line)
                .hasSize(77)
                .containsEntry("codIud", "MYPAY-1")
                .containsEntry("codIuv", iuv)
                .containsEntry("identificativoDominio", BUGLIANO)
                .containsEntry("identificativoUnivocoRiscoss", "rt-mypay")
                .containsEntry("singoloImportoPagato", "125.50")
                .containsEntry("indiceDatiSingoloPagamento", "1")
                .containsEntry("soggPagCodiceIdentificativoUnivoco", "VRDLRA80A41F205W")
                .containsEntry("soggVersCodiceIdentificativoUnivoco", "")
                .containsEntry("datiSpecificiRiscossione", "9/0101101IM/");
    }

    @Test
    void tells_mypay_of_nothing_that_was_taken_back() throws IOException {
        bugliano.payment("back-1", "rt-1", PaymentState.REVERSED, 10_00, YESTERDAY, IUF);
        bugliano.payment("back-2", "rt-2", PaymentState.REPORTED, 20_00, YESTERDAY, IUF);
        write();
        assertThat(told(lastFile(), "back-1")).containsEntry("state", "REVERSED");
        assertThat(told(last(true), "back-2")).containsEntry("esitoSingoloPagamento", "0");
        assertThat(Files.readString(last(true))).doesNotContain("back-1");
    }

    @Test
    void writes_a_report_that_no_text_in_it_can_turn_into_something_else() throws IOException {
        bugliano.payment("report-1", "rt-1", PaymentState.RECONCILED, 1_234_50, YESTERDAY, IUF);
        bugliano.anomaly(AnomalyKind.FLOW_NOT_CREDITED, "F:R", "R", Severity.WARN, "a flow waits");
        bugliano.anomaly(
                AnomalyKind.UNKNOWN_IUV,
                "P:report",
                "report/=1+1/1",
                Severity.BLOCK,
                "=HYPERLINK(\"x\") <script>alert(1)</script>\" onload='x' \u202egnp & €");
        bugliano.anomaly(AnomalyKind.REVERSAL, "P:report", "report/rt/1", Severity.WARN, "newest");
        write();
        var folder = town.folder("outbox").resolve("reconciliation");
        var page = Files.readString(folder.resolve(TODAY + ".html"));
        assertThat(page)
                .contains("Comune di Bugliano", "<svg", "reconciled-bar", "1 to settle before")
                .contains(
                        "=HYPERLINK(&quot;x&quot;) &lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; \ufffdgnp &amp; €")
                .doesNotContain("<script", "http:", "https:", "src=", "url(", "\u202e");
        assertThat(page.indexOf("HYPERLINK")).as("what blocks comes first").isLessThan(page.indexOf("flow waits"));

        var sheet = Files.readString(folder.resolve(TODAY + ".csv"));
        assertThat(sheet)
                .startsWith("\ufeffwhat;subject;count;amount;severity;since;text\r\n")
                .contains("\r\nreconciled;;", "\r\nUNKNOWN_IUV;report/=1+1/1;;;BLOCK;", ";\"'=HYPERLINK")
                .doesNotContain("\n=", ";=");

        bugliano.payment("report-2", "rt-2", PaymentState.RECONCILED, 1, YESTERDAY, IUF);
        write();
        assertThat(Files.readString(folder.resolve(TODAY + ".csv"))).isNotEqualTo(sheet);
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(TODAY + ".html", TODAY + ".csv");
        }
    }

    private static void write() {
        town.the(ProducerTemplate.class).requestBody("direct:write-report", BUGLIANO);
    }

    private static Path paid() {
        return town.folder("outbox").resolve("paid");
    }

    private static Path lastFile() throws IOException {
        return last(false);
    }

    /** The last part of today's files. */
    private static Path last(boolean mypay) throws IOException {
        var all = new ArrayList<Path>();
        for (int part = 1; part < 10; part++) {
            var name = TODAY + (part == 1 ? "" : "-" + part) + (mypay ? ".mypay" : "") + ".csv";
            if (Files.exists(paid().resolve(name))) {
                all.add(paid().resolve(name));
            }
        }
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
    }

    private static Map<String, String> told(Path file, String iuv) throws IOException {
        return cells(Files.readAllLines(file), iuv);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of the only line with that value, by column. */
    private static Map<String, String> cells(List<String> lines, String value) {
        var found = lines.stream()
                .filter(each -> List.of(each.split(";", -1)).contains(value))
                .toList();
        assertThat(found).as(value).hasSize(1);
        var columns = lines.get(0).replace("\ufeff", "").split(";");
        var cells = found.get(0).split(";", -1);
        var byColumn = new HashMap<String, String>();
        for (int i = 0; i < columns.length; i++) {
            byColumn.put(columns[i], cells[i]);
        }
        return byColumn;
    }
}
