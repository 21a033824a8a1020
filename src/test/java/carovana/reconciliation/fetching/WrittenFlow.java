package carovana.reconciliation.fetching;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A flow to Bugliano as both services tell it, of as many lines as one likes, never whole in memory.
 *
 * @param made Italian time
 * @param amount of each line, euro cents
 */
public record WrittenFlow(String id, String psp, LocalDateTime made, int lines, long amount) {

    private static final int PAGE = 1000;

    public String madeInUtc() {
        return made.atZone(ZoneId.of("Europe/Rome")).toInstant().toString();
    }

    private static String euro(long cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    /** As the PSP wrote it. */
    public void writeXml(OutputStream to) throws IOException {
        write(to, """
                <?xml version="1.0" encoding="UTF-8"?>
                <FlussoRiversamento xmlns="http://www.digitpa.gov.it/schemas/2011/Pagamenti/">
                  <versioneOggetto>1.0</versioneOggetto>
                  <identificativoFlusso>%s</identificativoFlusso>
                  <dataOraFlusso>%s</dataOraFlusso>
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
                  <numeroTotalePagamenti>%d</numeroTotalePagamenti>
                  <importoTotalePagamenti>%s</importoTotalePagamenti>
                """.formatted(id, made, lines, euro(lines * amount)));
        var day = made.toLocalDate().toString();
        var paid = euro(amount);
        for (int line = 1; line <= lines; line++) {
            write(to, line(line, day, paid));
        }
        write(to, "</FlussoRiversamento>\n");
    }

    /** Put together by hand: a hundred thousand of them are formatted slower than they are read. */
    private static String line(int line, String day, String paid) {
        return "  <datiSingoliPagamenti>\n"
                + leaf("identificativoUnivocoVersamento", iuv(line))
                + leaf("identificativoUnivocoRiscossione", day + "-" + line)
                + leaf("singoloImportoPagato", paid)
                + leaf("codiceEsitoSingoloPagamento", line % 2 == 0 ? "9" : "0")
                + leaf("dataEsitoSingoloPagamento", "2026-11-17")
                + "  </datiSingoliPagamenti>\n";
    }

    private static String leaf(String name, String text) {
        return "    <" + name + ">" + text + "</" + name + ">\n";
    }

    private static String iuv(int line) {
        var digits = Integer.toString(line);
        return "01" + "0".repeat(15 - digits.length()) + digits;
    }

    /** FdR's header. */
    public String header() {
        return """
                {"status":"PUBLISHED","revision":1,"fdr":"%s","fdrDate":"%s","regulation":"TRN1",
                 "regulationDate":"2026-11-18","sender":{"type":"BIC_CODE","id":"PSPITM01","pspId":"%s"},
                 "receiver":{"id":"99000000010","organizationId":"99000000010"},"totPayments":%d,"sumPayments":%s}
                """.formatted(id, madeInUtc(), psp, lines, euro(lines * amount));
    }

    /** A page of FdR's payments. */
    public String page(int number) {
        var payments = IntStream.rangeClosed((number - 1) * PAGE + 1, Math.min(number * PAGE, lines))
                .mapToObj(line -> """
                        {"index":%d,"iuv":"01%015d","iur":"%s-%d","idTransfer":1,"pay":%s,"payStatus":"%s",
                         "payDate":"2026-11-16T23:00:00Z"}""".formatted(
                                line,
                                line,
                                made.toLocalDate(),
                                line,
                                // as few decimals as it needs
                                euro(amount).replaceFirst("\\.?0+$", ""),
                                line % 2 == 0 ? "NO_RPT" : "EXECUTED"))
                .collect(Collectors.joining(","));
        return "{\"metadata\":{\"pageSize\":%d,\"pageNumber\":%d,\"totPage\":%d},\"count\":%d,\"data\":[%s]}"
                .formatted(PAGE, number, pages(), lines, payments);
    }

    public int pages() {
        return (lines + PAGE - 1) / PAGE;
    }

    private static void write(OutputStream to, String text) throws IOException {
        to.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
