package carovana.reconciliation.treasury;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a bank's file, by the names that banks and treasurers give them. */
enum TreasuryColumn {
    DATE("date", "data", "data operazione", "data contabile", "data esec."),
    AMOUNT("amount", "importo", "importo provvisorio"),
    REFERENCE("reference", "riferimento", "riferimento banca", "cro", "trn", "end to end id"),
    YEAR("year", "esercizio", "anno"),
    NUMBER("number", "n.provv.", "n. provv.", "numero provvisorio", "bolletta"),
    DESCRIPTION("description", "descrizione", "causale", "descrizione causale"),
    CANCELLED("cancelled", "stornato");

    private final List<String> names;

    TreasuryColumn(String... names) {
        this.names = List.of(names);
    }

    static Optional<TreasuryColumn> of(String header) {
        var name = header.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
        return Arrays.stream(values()).filter(each -> each.names.contains(name)).findFirst();
    }

    /** The name by which our own words call it. */
    String told() {
        return names.get(0);
    }
}
