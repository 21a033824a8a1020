package carovana.sandbox.flows;

import carovana.sandbox.Euro;
import carovana.sandbox.XmlText;
import carovana.sandbox.node.Psp;
import java.time.format.DateTimeFormatter;

/** A flow as the PSP sent it: FlussoRiversamento (pagoPA's FdR 1). */
final class FlowDocument {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter ZONED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final String NAMESPACE = " xmlns=\"http://www.digitpa.gov.it/schemas/2011/Pagamenti/\"";

    private FlowDocument() {}

    static String of(Flow flow, FlowBook book) {
        var text = new StringBuilder();
        var xml = new XmlText(text);
        xml.open("FlussoRiversamento", NAMESPACE)
                .leaf("versioneOggetto", "1.0")
                .leaf("identificativoFlusso", flow.idInside)
                .leaf("dataOraFlusso", flowDate(flow))
                .leaf("identificativoUnivocoRegolamento", flow.regulation)
                .leaf("dataRegolamento", flow.regulationDate);
        sender(xml, flow.psp);
        xml.leaf("codiceBicBancaDiRiversamento", flow.psp.hasBic() ? flow.psp.id() + "XXX" : null)
                .open("istitutoRicevente")
                .open("identificativoUnivocoRicevente")
                .leaf("tipoIdentificativoUnivoco", "G")
                .leaf("codiceIdentificativoUnivoco", flow.receiver)
                .close()
                .leaf("denominazioneRicevente", flow.receiverName)
                .close()
                .leaf("numeroTotalePagamenti", flow.statedLines)
                .leaf("importoTotalePagamenti", Euro.text(flow.statedTotal));
        book.forEachLine(flow, 0, flow.lines, line -> line(xml, line, flow.has(FlowTrouble.NO_INDEX)));
        xml.close();
        return flow.has(FlowTrouble.BROKEN_XML) ? text.substring(0, text.length() * 2 / 3) : text.toString();
    }

    private static String flowDate(Flow flow) {
        return flow.has(FlowTrouble.ZONED_DATE)
                ? ZONED.format(flow.flowDate.atZone(carovana.sandbox.BusinessDays.ROME))
                : SECONDS.format(flow.flowDateInRome());
    }

    private static void sender(XmlText xml, Psp psp) {
        xml.open("istitutoMittente")
                .open("identificativoUnivocoMittente")
                .leaf("tipoIdentificativoUnivoco", psp.hasBic() ? "B" : "G")
                .leaf("codiceIdentificativoUnivoco", psp.hasBic() ? psp.id() : psp.taxCode())
                .close()
                .leaf("denominazioneMittente", psp.company())
                .close();
    }

    private static void line(XmlText xml, FlowLine line, boolean noIndex) {
        xml.open("datiSingoliPagamenti")
                .leaf("identificativoUnivocoVersamento", line.iuv())
                .leaf("identificativoUnivocoRiscossione", line.iur())
                .leaf("indiceDatiSingoloPagamento", noIndex && line.index() == 1 ? null : line.index())
                .leaf("singoloImportoPagato", Euro.text(line.amount()))
                .leaf("codiceEsitoSingoloPagamento", line.code())
                .leaf("dataEsitoSingoloPagamento", line.date())
                .close();
    }
}
