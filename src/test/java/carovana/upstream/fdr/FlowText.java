package carovana.upstream.fdr;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Flows of Bugliano as text, as long as one likes. */
final class FlowText {

    static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <FlussoRiversamento xmlns="http://www.digitpa.gov.it/schemas/2011/Pagamenti/">
              <versioneOggetto>1.0</versioneOggetto>
              <identificativoFlusso>2026-11-18PSPITM01-S000000001</identificativoFlusso>
              <dataOraFlusso>2026-11-19T02:15:30</dataOraFlusso>
              <identificativoUnivocoRegolamento>TRN0000000001</identificativoUnivocoRegolamento>
              <dataRegolamento>2026-11-18</dataRegolamento>
              <istitutoMittente>
                <identificativoUnivocoMittente>
                  <tipoIdentificativoUnivoco>B</tipoIdentificativoUnivoco>
                  <codiceIdentificativoUnivoco>PSPITM01</codiceIdentificativoUnivoco>
                </identificativoUnivocoMittente>
              </istitutoMittente>
              <istitutoRicevente>
                <identificativoUnivocoRicevente>
                  <tipoIdentificativoUnivoco>G</tipoIdentificativoUnivoco>
                  <codiceIdentificativoUnivoco>99000000010</codiceIdentificativoUnivoco>
                </identificativoUnivocoRicevente>
                <denominazioneRicevente>Comune di Bugliano</denominazioneRicevente>
              </istitutoRicevente>
              <numeroTotalePagamenti>2</numeroTotalePagamenti>
              <importoTotalePagamenti>20.20</importoTotalePagamenti>
            """;

    static final String FOOT = "</FlussoRiversamento>\n";

    private FlowText() {}

    static String line(int number) {
        return """
                  <datiSingoliPagamenti>
                    <identificativoUnivocoVersamento>0100000%010d</identificativoUnivocoVersamento>
                    <identificativoUnivocoRiscossione>rt-%d</identificativoUnivocoRiscossione>
                    <singoloImportoPagato>10.10</singoloImportoPagato>
                    <codiceEsitoSingoloPagamento>0</codiceEsitoSingoloPagamento>
                    <dataEsitoSingoloPagamento>2026-11-17</dataEsitoSingoloPagamento>
                  </datiSingoliPagamenti>
                """.formatted(number, number);
    }

    static String withTwoLines() {
        return HEAD + line(1) + line(2) + FOOT;
    }

    /** Never whole in memory. */
    static InputStream withLines(int count) {
        return of(Stream.concat(
                Stream.of(HEAD),
                Stream.concat(IntStream.rangeClosed(1, count).mapToObj(FlowText::line), Stream.of(FOOT))));
    }

    /** That many kilobytes of the same character between two texts. */
    static InputStream stuffed(String before, char with, int kilobytes, String after) {
        var kilobyte = String.valueOf(with).repeat(1024);
        return of(Stream.concat(
                Stream.of(before),
                Stream.concat(IntStream.range(0, kilobytes).mapToObj(i -> kilobyte), Stream.of(after))));
    }

    static InputStream of(Stream<String> texts) {
        Iterator<InputStream> streams = texts.map(FlowText::of).iterator();
        return new SequenceInputStream(new java.util.Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return streams.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return streams.next();
            }
        });
    }

    static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a long flow in a process with little heap; says how many lines and cents there were. */
    public static void main(String[] lines) {
        var flow = FlowXml.open(withLines(Integer.parseInt(lines[0])));
        flow.forEachRemaining(line -> Collections.singleton(line).size());
        System.out.println(flow.count() + " lines, " + flow.sum() + " cents");
    }
}
