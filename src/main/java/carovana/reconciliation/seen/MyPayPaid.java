package carovana.reconciliation.seen;

import carovana.files.GuardedCsv;
import carovana.ledger.PositionsByIuv;
import carovana.ledger.payments.PaidLine;
import carovana.ledger.payments.PaymentKey;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.Receipts;
import carovana.positions.DebtPosition;
import carovana.positions.Debtor;
import carovana.positions.Euro;
import carovana.positions.PaymentOption;
import carovana.positions.Transfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was paid as MyPay and the Piattaforma Unitaria export it ("pagati", version 1.4): accounting programs know it. Of
 * who paid it holds nothing; of who owed, what the back office itself had given. The layout knows only what was paid: what
 * was taken back before it was ever told is left out.
 */
final class MyPayPaid implements PaidLayoutWriter {

    private static final List<String> COLUMNS = Stream.of(
                    "IUF;numRigaFlusso;codIud;codIuv;versioneOggetto;identificativoDominio",
                    "identificativoStazioneRichiedente;identificativoMessaggioRicevuta;dataOraMessaggioRicevuta",
                    "riferimentoMessaggioRichiesta;riferimentoDataRichiesta;tipoIdentificativoUnivoco",
                    "codiceIdentificativoUnivoco;denominazioneAttestante;codiceUnitOperAttestante;denomUnitOperAttestante",
                    "indirizzoAttestante;civicoAttestante;capAttestante;localitaAttestante;provinciaAttestante",
                    "nazioneAttestante;enteBenefTipoIdentificativoUnivoco;enteBenefCodiceIdentificativoUnivoco",
                    "denominazioneBeneficiario;codiceUnitOperBeneficiario;denomUnitOperBeneficiario",
                    "indirizzoBeneficiario;civicoBeneficiario;capBeneficiario;localitaBeneficiario",
                    "provinciaBeneficiario;nazioneBeneficiario;soggVersTipoIdentificativoUnivoco",
                    "soggVersCodiceIdentificativoUnivoco;anagraficaVersante;indirizzoVersante;civicoVersante",
                    "capVersante;localitaVersante;provinciaVersante;nazioneVersante;emailVersante",
                    "soggPagTipoIdentificativoUnivoco;soggPagCodiceIdentificativoUnivoco;anagraficaPagatore",
                    "indirizzoPagatore;civicoPagatore;capPagatore;localitaPagatore;provinciaPagatore;nazionePagatore",
                    "emailPagatore;codiceEsitoPagamento;importoTotalePagato;identificativoUnivocoVersamento",
                    "codiceContestoPagamento;singoloImportoPagato;esitoSingoloPagamento;dataEsitoSingoloPagamento",
                    "identificativoUnivocoRiscoss;causaleVersamento;datiSpecificiRiscossione;tipoDovuto;tipoFirma;rt",
                    "indiceDatiSingoloPagamento;numRtDatiPagDatiSingPagCommissioniApplicatePsp",
                    "codRtDatiPagDatiSingPagAllegatoRicevutaTipo;blbRtDatiPagDatiSingPagAllegatoRicevutaTest;bilancio",
                    "cod_fiscale_pa1;de_nome_pa1;cod_tassonomico_dovuto_pa1;codIun;dataNotifica;costoNotifica")
            .flatMap(each -> Stream.of(each.split(";")))
            .toList();

    private final String organization;
    private final String organizationName;
    private final String fileName;
    private final PositionsByIuv positions;
    private final Receipts receipts;

    /** @param fileName without its ending: the flow that the lines are of */
    MyPayPaid(
            String organization,
            String organizationName,
            String fileName,
            PositionsByIuv positions,
            Receipts receipts) {
        this.organization = organization;
        this.organizationName = organizationName;
        this.fileName = fileName;
        this.positions = positions;
        this.receipts = receipts;
    }

    @Override
    public void header(GuardedCsv csv) {
        csv.line(COLUMNS);
    }

    @Override
    public void lines(GuardedCsv csv, List<PaidLine> lines) {
        var iuvs = lines.stream().map(each -> each.key().iuv()).distinct().toList();
        var owed = this.positions.of(organization, iuvs);
        var known = new HashMap<PaymentKey, Receipt>();
        for (var receipt : receipts.of(organization, iuvs)) {
            known.put(new PaymentKey(organization, receipt.iuv(), receipt.receiptId(), 0), receipt);
        }
        for (var line : lines) {
            if (line.state().equals(PaymentState.REVERSED.name())) {
                continue;
            }
            var receipt = known.get(
                    new PaymentKey(organization, line.key().iuv(), line.key().iur(), 0));
            var position = line.iupd() == null ? null : owed.get(line.key().iuv());
            var values = values(line, receipt, position);
            csv.line(COLUMNS.stream()
                    .map(column -> values.getOrDefault(column, ""))
                    .toList());
        }
    }

    private Map<String, String> values(PaidLine line, Receipt receipt, DebtPosition position) {
        var values = new HashMap<String, String>();
        var iuv = line.key().iuv();
        var iur = line.key().iur();
        var paidAt = Italian.isoSecond(line.paidAt(), line.paidOn());
        values.put("IUF", fileName);
        values.put("numRigaFlusso", String.valueOf(line.number()));
        values.put("codIud", line.iupd() == null ? iuv : line.iupd());
        values.put("codIuv", iuv);
        values.put("identificativoDominio", organization);
        values.put("identificativoMessaggioRicevuta", iur);
        values.put("dataOraMessaggioRicevuta", paidAt);
        values.put("riferimentoMessaggioRichiesta", iur);
        values.put("riferimentoDataRichiesta", String.valueOf(line.paidOn()));
        values.put("tipoIdentificativoUnivoco", "B");
        putKnown(values, "codiceIdentificativoUnivoco", line.psp());
        putKnown(values, "denominazioneAttestante", line.psp());
        values.put("enteBenefTipoIdentificativoUnivoco", "G");
        values.put("enteBenefCodiceIdentificativoUnivoco", organization);
        values.put("denominazioneBeneficiario", organizationName);
        values.put("soggPagCodiceIdentificativoUnivoco", "ANONIMO");
        values.put("codiceEsitoPagamento", "0");
        values.put("importoTotalePagato", Euro.told(receipt == null ? line.amount() : receipt.amount()));
        values.put("identificativoUnivocoVersamento", iuv);
        values.put("codiceContestoPagamento", iur);
        values.put("singoloImportoPagato", Euro.told(line.amount()));
        values.put("esitoSingoloPagamento", "0");
        values.put("dataEsitoSingoloPagamento", String.valueOf(line.paidOn()));
        values.put("identificativoUnivocoRiscoss", iur);
        values.put("indiceDatiSingoloPagamento", String.valueOf(line.key().index()));
        values.put("cod_fiscale_pa1", organization);
        values.put("de_nome_pa1", organizationName);
        if (line.isStamp()) {
            values.put("codRtDatiPagDatiSingPagAllegatoRicevutaTipo", "BD");
        }
        if (position != null) {
            putPosition(values, position, iuv, line.key().index());
        }
        return values;
    }

    private static void putPosition(Map<String, String> values, DebtPosition position, String iuv, int index) {
        putDebtor(values, position.debtor());
        position.options().stream()
                .filter(option -> iuv.equals(option.iuv()))
                .map(PaymentOption::transfers)
                .flatMap(List::stream)
                .filter(transfer -> transfer.number() == index)
                .findFirst()
                .ifPresent(transfer -> putTransfer(values, transfer));
    }

    private static void putTransfer(Map<String, String> values, Transfer transfer) {
        putKnown(values, "causaleVersamento", transfer.remittanceInformation());
        putKnown(values, "datiSpecificiRiscossione", transfer.category());
        putKnown(values, "cod_tassonomico_dovuto_pa1", transfer.category());
    }

    private static void putDebtor(Map<String, String> values, Debtor debtor) {
        putKnown(
                values,
                "soggPagTipoIdentificativoUnivoco",
                debtor.type() == null ? null : debtor.type().name());
        putKnown(values, "soggPagCodiceIdentificativoUnivoco", debtor.fiscalCode());
        putKnown(values, "anagraficaPagatore", debtor.fullName());
        putKnown(values, "indirizzoPagatore", debtor.streetName());
        putKnown(values, "civicoPagatore", debtor.civicNumber());
        putKnown(values, "capPagatore", debtor.postalCode());
        putKnown(values, "localitaPagatore", debtor.city());
        putKnown(values, "provinciaPagatore", debtor.province());
        putKnown(values, "nazionePagatore", debtor.country());
        putKnown(values, "emailPagatore", debtor.email());
    }

    private static void putKnown(Map<String, String> values, String column, String value) {
        if (value != null) {
            values.put(column, value);
        }
    }
}
