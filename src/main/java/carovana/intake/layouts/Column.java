package carovana.intake.layouts;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The columns of Carovana CSV and the other names they go by: the one table that the reader, the docs and their test
 * share. Names are compared without case, accents, blanks, dots, dashes and underscores.
 */
enum Column {
    IUPD("iupd", "codice posizione", "id posizione", "identificativo posizione", "id debito", "id pendenza"),
    DEBTOR_TYPE("debtorType", "tipo debitore", "tipo soggetto", "tipo persona", "tipo pagatore", "type"),
    FISCAL_CODE(
            "fiscalCode",
            "codice fiscale",
            "cf",
            "cf piva",
            "codice fiscale piva",
            "codice fiscale partita iva",
            "codice fiscale debitore",
            "codice fiscale pagatore",
            "debtor fiscal code",
            "tax code"),
    FULL_NAME(
            "fullName",
            "nominativo",
            "anagrafica",
            "anagrafica pagatore",
            "denominazione",
            "debitore",
            "intestatario",
            "cognome nome",
            "cognome e nome",
            "nome e cognome",
            "nome cognome",
            "ragione sociale"),
    STREET_NAME("streetName", "indirizzo", "indirizzo pagatore", "via", "street", "address"),
    CIVIC_NUMBER("civicNumber", "civico", "numero civico", "n civico", "civico pagatore"),
    POSTAL_CODE("postalCode", "cap", "codice postale", "cap pagatore", "zip"),
    CITY("city", "comune", "città", "località", "comune residenza", "località pagatore"),
    PROVINCE("province", "provincia", "prov", "sigla provincia", "provincia pagatore"),
    COUNTRY("country", "nazione", "stato", "paese", "nazione pagatore", "nation"),
    EMAIL("email", "mail", "posta elettronica", "indirizzo email", "email pagatore", "mail pagatore"),
    PHONE("phone", "telefono", "tel", "cellulare", "telefono pagatore"),
    COMPANY_NAME("companyName", "ente", "nome ente", "ente creditore", "denominazione ente"),
    OFFICE_NAME("officeName", "ufficio", "nome ufficio", "settore"),
    IUV("iuv", "codice iuv", "cod iuv", "identificativo univoco versamento"),
    AMOUNT("amount", "importo", "importo totale", "importo dovuto", "importo euro", "totale", "importo rata"),
    DESCRIPTION("description", "causale", "descrizione", "oggetto"),
    DUE_DATE("dueDate", "scadenza", "data scadenza", "scadenza rata", "data scadenza rata"),
    VALIDITY_DATE("validityDate", "data validità", "inizio validità", "decorrenza", "data decorrenza", "pagabile dal"),
    RETENTION_DATE("retentionDate", "data conservazione", "conservazione", "conservare fino al"),
    IS_PARTIAL_PAYMENT("isPartialPayment", "rata", "rateale", "pagamento parziale", "pagamento rateale"),
    SWITCH_TO_EXPIRED("switchToExpired", "scade", "decade", "non pagabile dopo scadenza"),
    PAY_STAND_IN("payStandIn", "stand in", "pagamento stand in"),
    PUBLISH("publish", "pubblica", "pubblicare", "to publish"),
    CATEGORY(
            "category",
            "tassonomia",
            "codice tassonomia",
            "codice tassonomico",
            "categoria",
            "taxonomy",
            "dati specifici riscossione"),
    IBAN("iban", "iban accredito", "conto accredito"),
    POSTAL_IBAN("postalIban", "iban postale", "iban poste"),
    REMITTANCE_INFORMATION(
            "remittanceInformation", "causale versamento", "causale bonifico", "informazioni versamento"),
    ORGANIZATION_FISCAL_CODE(
            "organizationFiscalCode",
            "codice fiscale ente",
            "cf ente",
            "codice fiscale beneficiario",
            "organization",
            "org fiscal code"),
    CONFIG("config", "configurazione", "configurazione pagamento", "tipo dovuto", "management id"),
    HASH_DOCUMENT("stamp.hashDocument", "hash documento", "impronta documento"),
    PROVINCIAL_RESIDENCE("stamp.provincialResidence", "provincia residenza"),
    OPERATION("operation", "operazione"),
    OUTCOME("outcome"),
    NAV("nav"),
    QR("qr"),
    REASONS("reasons");

    /** A header must have these; anything else has a default, or is judged row by row. */
    static final List<Column> MANDATORY = List.of(IUPD, FISCAL_CODE, FULL_NAME, AMOUNT, DESCRIPTION, DUE_DATE);

    /** What a payment config can give, where rows name one. */
    static final List<Column> OF_A_CONFIG = List.of(AMOUNT, DESCRIPTION, DUE_DATE);

    /** Which position, and what is asked for it. */
    static final List<Column> KEYS = List.of(IUPD, IUV, OPERATION);

    /** What a further beneficiary may have, after {@code transfer2.} to {@code transfer5.}. */
    static final List<Column> OF_A_BENEFICIARY =
            List.of(ORGANIZATION_FISCAL_CODE, AMOUNT, IBAN, CATEGORY, REMITTANCE_INFORMATION, COMPANY_NAME);

    /** What we write: ignored when a corrected outcome comes back. */
    static final List<Column> OURS = List.of(OUTCOME, NAV, QR, REASONS);

    private static final Map<String, Column> BY_NAME = byName();
    private static final Map<String, Column> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toMap(Column::text, column -> column));

    private final String text;
    private final List<String> aliases;

    Column(String text, String... aliases) {
        this.text = text;
        this.aliases = List.of(aliases);
    }

    String text() {
        return text;
    }

    List<String> aliases() {
        return aliases;
    }

    /** @return null when no column goes by that name; {@code organizationFiscalCode} belongs to beneficiaries only */
    static Column named(String header) {
        var column = BY_NAME.get(plain(header));
        return column == ORGANIZATION_FISCAL_CODE ? null : column;
    }

    /** The column that a rule means by its word for a datum; null when the CSV has no such column. */
    static Column ofRule(String field) {
        return BY_TEXT.get(field);
    }

    /** The column of a further beneficiary, in whose words "codice fiscale" is the body's and "causale" the transfer's. */
    static Column ofBeneficiary(String header) {
        var column = BY_NAME.get(plain(header));
        if (column == FISCAL_CODE) {
            return ORGANIZATION_FISCAL_CODE;
        }
        if (column == DESCRIPTION) {
            return REMITTANCE_INFORMATION;
        }
        return column != null && OF_A_BENEFICIARY.contains(column) ? column : null;
    }

    /** A name as it is compared. */
    static String plain(String header) {
        var apart = Normalizer.normalize(header, Normalizer.Form.NFD);
        var kept = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                kept.append(Character.toLowerCase(c));
            }
        }
        return kept.toString();
    }

    private static Map<String, Column> byName() {
        var names = new HashMap<String, Column>();
        for (var column : values()) {
            put(names, column.text, column);
            column.aliases.forEach(alias -> put(names, alias, column));
        }
        return names;
    }

    private static void put(Map<String, Column> names, String name, Column column) {
        var other = names.put(plain(name), column);
        if (other != null) {
            throw new IllegalStateException("%s names both %s and %s".formatted(name, other, column));
        }
    }
}
