package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.visengine.Product.Field;
import carovana.sandbox.visengine.Product.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What can be ordered. The two Patronato products have the real hashes and the Financial Package its real fields and
 * prices; the others are made up, for the kinds of fields that those do not have and for the search in two steps.
 */
@InSandbox
@Component
class Catalogue {

    static final String FINANCIAL_PACKAGE = "e767a64dec5b382cbff27b3e46f41441";

    /** The hash that the vendor's page about the Financial Package orders by. */
    static final String TAX_RETURN = "38934ffe45179c4d5b88e2a6b849799a";

    static final String COMPANY_SEARCH = "5f0c7e1d2b3a49586776859443322110";

    private static final String PATRONATO = "Patronato";
    private static final String FILE = "file";
    private static final String TEXT = "testo";
    private static final List<Product> PRINTED = List.of(companySearch(), residence(), taxReturn(), financialPackage());

    private final SandboxMap changed;

    Catalogue(SandboxStore store) {
        changed = store.map("visengine.products");
    }

    List<Product> all() {
        return PRINTED.stream().map(this::current).toList();
    }

    Optional<Product> find(String hash) {
        return all().stream().filter(product -> product.hash().equals(hash)).findFirst();
    }

    /** From now on a product is told, and sold, so. Durable after the next commit. */
    void change(Product product) {
        changed.put(product.hash(), SandboxJson.write(product));
    }

    private Product current(Product printed) {
        byte[] other = changed.get(printed.hash());
        return other == null ? printed : SandboxJson.read(other, Product.class);
    }

    private static Product financialPackage() {
        var fields = new ArrayList<Field>(applicant());
        fields.add(new Field("COPIA MANDATO DI ASSISTENZA", FILE, "7", "Caricare il mandato di assistenza firmato."));
        return new Product(
                FINANCIAL_PACKAGE,
                "Pacchetto Finanziaria",
                PATRONATO,
                fields,
                List.of(List.of(0, 1, 2, 3, 4, 5, 6, 7), List.of(0, 1, 2, 3, 4, 5, 6)),
                "",
                1870,
                0,
                List.of(new Option("opzione_0", "urgenza", 400), new Option("opzione_1", "assistenza_dedicata", 1000)),
                false);
    }

    private static Product taxReturn() {
        return new Product(
                TAX_RETURN,
                "730 Singolo",
                PATRONATO,
                applicant(),
                List.of(List.of(0, 1, 2, 3, 4, 5, 6)),
                html("<p>Servono anche i documenti di spesa dell'anno.</p>"),
                3500,
                0,
                List.of(),
                false);
    }

    private static List<Field> applicant() {
        return List.of(
                new Field("Nome", TEXT, null, "Inserire il nome di chi chiede."),
                new Field("COGNOME", TEXT, "1", "Inserire il cognome di chi chiede."),
                new Field("Email", "email", "4", "Inserire l'indirizzo email di chi chiede."),
                new Field("CELLULARE", TEXT, "3", "Inserire il numero di telefono di chi chiede."),
                new Field(
                        "CODICE FISCALE",
                        "codice_fiscale_persona_fisica",
                        "2",
                        "Inserire il codice fiscale di chi chiede."),
                new Field("COPIA DOCUMENTO D`IDENTITÀ", FILE, "5", "Caricare il documento, fronte e retro."),
                new Field("COPIA CODICE FISCALE", FILE, "6", "Caricare il codice fiscale, fronte e retro."));
    }

    private static Product residence() {
        return new Product(
                "0d9c8b7a69584736251403f2e1d0c9b8",
                "Certificato di prova",
                PATRONATO,
                List.of(
                        new Field("Codice fiscale o partita IVA", "codice_fiscale", "0", "Di chi si tratta."),
                        new Field("Data", "data_iso8601", "1", "Il giorno del certificato."),
                        new Field("Comune", "cod_comune", "2", "Il codice catastale del comune."),
                        new Field("Provincia", "cod_provincia", "3", "La sigla della provincia.")),
                List.of(List.of(0, 1, 2, 3), List.of(0, 1, 2)),
                "",
                500,
                0,
                List.of(),
                false);
    }

    /** The blank at the end of the name is there on the real service too. */
    private static Product companySearch() {
        return new Product(
                COMPANY_SEARCH,
                "Visura di prova con ricerca ",
                "Camerali",
                List.of(
                        new Field("Denominazione", "denominazione", null, "Il nome dell'impresa."),
                        new Field("Partita IVA", "partita_iva", "1", "La partita IVA dell'impresa.")),
                List.of(List.of(0), List.of(1)),
                html("<p>Scegliere poi uno dei risultati.</p>"),
                478,
                38,
                List.of(),
                true);
    }

    private static String html(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
