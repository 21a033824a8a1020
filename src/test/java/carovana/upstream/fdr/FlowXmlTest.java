package carovana.upstream.fdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import carovana.OtherProcess;
import carovana.upstream.Samples;
import carovana.upstream.UnreadableXml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A reporting flow in XML")
class FlowXmlTest {

    private static final int GIGABYTE = 1024 * 1024;

    @Test
    void has_a_header_and_lines() {
        var flow = open(FlowText.withTwoLines());
        assertThat(flow.header())
                .isEqualTo(new FdrHeader(
                        "2026-11-18PSPITM01-S000000001",
                        LocalDateTime.parse("2026-11-19T02:15:30"),
                        "TRN0000000001",
                        LocalDate.parse("2026-11-18"),
                        "B",
                        "PSPITM01",
                        null,
                        null,
                        "99000000010",
                        2,
                        2020));
        assertThat(flow.count()).isZero();
        assertThat(flow.next())
                .isEqualTo(new FdrLine(1, "01000000000000001", "rt-1", 1, 1010, "0", LocalDate.parse("2026-11-17")));
        assertThat(flow.count()).isEqualTo(1);
        assertThat(flow.next().iur()).isEqualTo("rt-2");
        assertThat(flow.hasNext()).isFalse();
        assertThat(flow.sum()).isEqualTo(2020);
    }

    @Test
    void is_read_from_the_samples() throws IOException {
        var samples = Samples.folder("flows");
        assumeThat(samples).isNotNull();
        assertThat(lines(samples.resolve("fdr_01_normal_3_payments.xml")))
                .extracting(FdrLine::index, FdrLine::amount, FdrLine::outcome)
                .containsExactly(tuple(1, 14285L, "0"), tuple(1, 8730L, "0"), tuple(1, 5000L, "0"));
        assertThat(lines(samples.resolve("fdr_02_reversal_and_no_receipt.xml")))
                .extracting(FdrLine::amount, FdrLine::outcome)
                .containsExactly(tuple(10000L, "0"), tuple(2250L, "3"), tuple(1250L, "9"));
        assertThat(lines(samples.resolve("fdr_03_multibeneficiary_unknown_iuv.xml")))
                .extracting(FdrLine::index)
                .containsExactly(2, 1);
    }

    private static List<FdrLine> lines(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var flow = FlowXml.open(stream);
            var lines = new ArrayList<FdrLine>();
            flow.forEachRemaining(lines::add);
            assertThat(flow.count()).isEqualTo(flow.header().count());
            assertThat(flow.sum()).isEqualTo(flow.header().total());
            return lines;
        }
    }

    @ParameterizedTest
    @CsvSource({"10.1, 1010", "10.10, 1010", "10, 1000", "10.100, 1010", "0.01, 1", "-22.50, -2250"})
    void may_write_amounts_as_it_likes(String written, long cents) {
        assertThat(open(FlowText.withTwoLines().replace(">10.10<", ">" + written + "<"))
                        .next()
                        .amount())
                .isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10,10", "1e3", "10.105", "ten", "1.000,00", "9999999999999.00", "0x10"})
    void has_amounts_that_are_none(String written) {
        refused(FlowText.withTwoLines().replace(">10.10<", ">" + written + "<"), "singoloImportoPagato is");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T02:15:30.123, 2026-11-19T02:15:30",
        "2026-11-19T02:15:30+01:00, 2026-11-19T02:15:30",
        "2026-11-19T01:15:30Z, 2026-11-19T02:15:30",
        "2026-07-19T01:15:30Z, 2026-07-19T03:15:30"
    })
    void may_write_its_time_with_a_zone_and_parts_of_seconds(String written, LocalDateTime italian) {
        var text = FlowText.withTwoLines().replace("2026-11-19T02:15:30", written);
        assertThat(open(text).header().flowAt()).isEqualTo(italian);
    }

    @Test
    void may_use_any_prefix_any_outcome_and_either_version() {
        var text = FlowText.withTwoLines()
                .replace("<", "<p:")
                .replace("<p:/", "</p:")
                .replace("<p:?xml", "<?xml")
                .replace("xmlns=", "xmlns:p=")
                .replace(">1.0<", ">1.1<")
                .replace("Pagamento>0<", "Pagamento>7<");
        assertThat(open(text).next().outcome()).isEqualTo("7");
    }

    @Test
    void tells_what_its_lines_make_whatever_its_header_says() {
        var flow = open(FlowText.withTwoLines().replace(">20.20<", ">99.99<").replace("i>2<", "i>7<"));
        flow.forEachRemaining(line -> {});
        assertThat(flow.header().total()).isEqualTo(9999);
        assertThat(flow.header().count()).isEqualTo(7);
        assertThat(flow.sum()).isEqualTo(2020);
        assertThat(flow.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "dataOraFlusso, the element dataOraFlusso is missing",
        "identificativoFlusso, the element identificativoFlusso is missing",
        "istitutoRicevente, the element istitutoRicevente/identificativoUnivocoRicevente/codiceIdentificativoUnivoco is missing",
        "singoloImportoPagato, the element datiSingoliPagamenti/singoloImportoPagato is missing",
        "identificativoUnivocoRiscossione, is missing",
        "datiSingoliPagamenti, the element datiSingoliPagamenti is missing"
    })
    void lacks_an_element(String element, String sentence) {
        refused(FlowText.withTwoLines().replaceAll("(?s)<%s>.*?</%s>".formatted(element, element), ""), sentence);
    }

    @Test
    void is_something_else() {
        refused(
                FlowText.withTwoLines().replace("/schemas/2011/", "/schemas/2012/"),
                "namespace is \"http://www.digitpa.gov.it/schemas/2012/Pagamenti/\"");
        refused(FlowText.withTwoLines().replace(" xmlns=\"" + FlowXml.NAMESPACE + "\"", ""), "namespace is \"\"");
        refused(FlowText.withTwoLines().replace(">1.0<", ">2.0<"), "neither 1.0 nor 1.1");
        refused("<html><body>Bad gateway</body></html>", "it is a html, not a FlussoRiversamento");
        refused("", "not well-formed");
        refused("{\"error\":\"none\"}", "not well-formed");
        refused(FlowText.HEAD + FlowText.line(1), "not well-formed");
        refused(FlowText.withTwoLines().replace("Comune di", "Comune & di"), "not well-formed");
        refused(FlowText.withTwoLines().replace("S000000001", "S".repeat(60)), "characters, 35 are allowed");
        refused(
                FlowText.withTwoLines()
                        .replace("<dataRegolamento>", "<dataRegolamento>2026-11-17</dataRegolamento><dataRegolamento>"),
                "dataRegolamento stands twice");
        var latin = FlowText.withTwoLines().replace("Comune di", "Città").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(new ByteArrayInputStream(latin))).isInstanceOf(UnreadableXml.class);
    }

    @Test
    void opens_no_other_document_and_expands_nothing() {
        var bomb =
                "<!DOCTYPE f [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>";
        refused(FlowText.withTwoLines().replace("?>\n", "?>\n" + bomb).replace("Comune", "&c;"), "DOCTYPE");
        var file = "<!DOCTYPE f [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        refused(FlowText.withTwoLines().replace("?>\n", "?>\n" + file).replace("Comune", "&a;"), "DOCTYPE");
        var dtd = "<!DOCTYPE f SYSTEM \"http://127.0.0.1:1/f.dtd\">";
        refused(FlowText.withTwoLines().replace("?>\n", "?>\n" + dtd), "DOCTYPE");
        refused(FlowText.withTwoLines().replace("Comune", "&a;"), "not well-formed");
    }

    @Test
    void is_given_up_when_a_gigabyte_of_it_says_nothing() {
        refused(FlowText.stuffed("<?xml version=\"1.0\"?>", ' ', GIGABYTE, FlowText.HEAD), "a megabyte of it");
        refused(FlowText.stuffed(FlowText.HEAD, ' ', GIGABYTE, FlowText.FOOT), "longer than 65536 characters");
        refused(FlowText.stuffed(FlowText.HEAD + FlowText.line(1) + FlowText.FOOT, '\n', GIGABYTE, ""), "a megabyte");
        refused(FlowText.stuffed(FlowText.HEAD + "<!-- ", 'x', GIGABYTE, "-->"), "a megabyte");
        refused(FlowText.stuffed(FlowText.HEAD + "<x a='", 'x', GIGABYTE, "'/>"), "a megabyte");
        refused(FlowText.stuffed(FlowText.HEAD + "<dataRegolamento>", '2', GIGABYTE, ""), "longer than 65536");
        refused(
                FlowText.of(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(FlowText.HEAD), java.util.stream.Stream.generate(() -> "<a>"))),
                "deeper than 16");
    }

    @Test
    void is_refused_beyond_its_size() {
        assertThatThrownBy(() -> {
                    var flow = FlowXml.open(FlowText.withLines(1000), 100_000);
                    flow.forEachRemaining(line -> {});
                })
                .isInstanceOf(UnreadableXml.class)
                .hasMessage("it is larger than 100000 bytes");
    }

    @Test
    void that_breaks_off_on_its_way_is_not_the_flows_fault() {
        var away = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> read(new SequenceInputStream(FlowText.of(FlowText.HEAD), away)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("connection reset");
    }

    @Test
    void of_a_hundred_thousand_lines_needs_little_heap() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        OtherProcess.classPath(),
                        FlowText.class.getName(),
                        "100000")
                .redirectErrorStream(true)
                .start();
        assertThat(process.getInputStream()).hasContent("100000 lines, 101000000 cents\n");
    }

    private static FlowXml open(String text) {
        return FlowXml.open(FlowText.of(text));
    }

    private static void refused(String text, String sentence) {
        refused(FlowText.of(text), sentence);
    }

    private static void refused(InputStream text, String sentence) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableXml.class).hasMessageContaining(sentence);
    }

    private static void read(InputStream text) {
        FlowXml.open(text).forEachRemaining(line -> {});
    }
}
