package carovana.intake.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Entry;
import carovana.ledger.tenants.NamedConfig;
import carovana.ledger.tenants.NamedConfigs;
import carovana.positions.ConfigUse;
import carovana.positions.Metadata;
import carovana.positions.PaymentTerms;
import carovana.positions.PaymentTerms.Beneficiary;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A row that names a payment config")
class ConfigRowsTest {

    private static final List<Metadata> SPLIT = List.of(new Metadata("c_1", "3.00 | cap. 1"));
    private static final List<Metadata> MARKS = List.of(new Metadata("config_id", "id-1"));
    private static final String HASH = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";

    private static final String LONG =
            "Comune di Bugliano e delle sue frazioni ".repeat(5).strip();

    private static final Map<String, NamedConfig> CONFIGS = Map.of(
            "BARE", config(new PaymentTerms(false, 500L, null, 10, "9/0101100IM/", null, null, List.of(), MARKS)),
            "LONG",
                    new NamedConfig(
                            "mypay",
                            "id-2",
                            7,
                            LONG,
                            new PaymentTerms(
                                    false,
                                    500L,
                                    "x",
                                    10,
                                    "9/0101100IM/",
                                    null,
                                    new Beneficiary("99000000028", LONG, "IT60X0542811101000000999999"),
                                    List.of(),
                                    MARKS)),
            "MENSA", config(new PaymentTerms(false, 300L, "Mensa", 90, "9/0101101IM/", "Scuola", null, SPLIT, MARKS)),
            "OTHER",
                    config(new PaymentTerms(
                            false,
                            500L,
                            null,
                            10,
                            null,
                            null,
                            new Beneficiary("99000000028", "Comune di Fossombra", "IT60X0542811101000000999999"),
                            List.of(),
                            MARKS)),
            "POOR",
                    config(new PaymentTerms(
                            false,
                            500L,
                            "x",
                            10,
                            null,
                            null,
                            new Beneficiary("99000000028", "Fossombra", null),
                            null,
                            null)),
            "BOLLO", config(new PaymentTerms(true, 1600L, "Bollo", 1, null, null, null, null, MARKS)));

    @TempDir
    Path folder;

    private Desk desk() {
        return new Desk(folder).with((NamedConfigs) organization -> new NamedConfigs.Reader() {
            @Override
            public void beginPage() {}

            @Override
            public NamedConfig find(String name) throws NamedConfigs.NotUsable {
                if (!CONFIGS.containsKey(name)) {
                    throw new NamedConfigs.NotUsable("there is none");
                }
                return CONFIGS.get(name);
            }
        });
    }

    private static NamedConfig config(PaymentTerms terms) {
        return new NamedConfig("mypay", "id-1", 7, "Comune di Bugliano, scuole", terms);
    }

    @Test
    void needs_no_more_than_who_pays() throws Exception {
        var fromCsv = desk().readOne("iupd;fiscalCode;fullName;config\nM-1;VRDLRA80A41F205W;Laura Verdi;MENSA\n");
        var fromJson = desk().readOne(
                        "{\"iupd\":\"M-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"config\":\"MENSA\"}");
        for (var entry : List.of(fromCsv, fromJson)) {
            assertThat(Desk.sentences(entry)).isEmpty();
            var option = entry.position().options().get(0);
            assertThat(option.amount()).isEqualTo(300);
            assertThat(option.description()).isEqualTo("Mensa");
            // 18 February 2027, 23:59:59 in Rome
            assertThat(option.due()).isEqualTo(LocalDateTime.parse("2027-02-18T22:59:59"));
            assertThat(option.metadata()).isEqualTo(MARKS);
            assertThat(option.config())
                    .isEqualTo(new ConfigUse("mypay", "id-1", 7, option.config().given(), List.of()));
            assertThat(option.config().given())
                    .containsExactlyInAnyOrder(
                            "amount",
                            "description",
                            "dueDate",
                            "category",
                            "companyName",
                            "officeName",
                            "metadata",
                            "split");
            var transfer = option.transfers().get(0);
            assertThat(transfer.amount()).isEqualTo(300);
            assertThat(transfer.category()).isEqualTo("9/0101101IM/");
            assertThat(transfer.iban()).isEqualTo(Desk.IBAN);
            assertThat(transfer.metadata()).isEqualTo(SPLIT);
            assertThat(entry.position().companyName()).isEqualTo("Comune di Bugliano, scuole");
            assertThat(entry.position().officeName()).isEqualTo("Scuola");
            assertThat(entry.position().switchToExpired()).isTrue();
        }
        assertThat(fromCsv.position())
                .usingRecursiveComparison()
                .ignoringCollectionOrder()
                .isEqualTo(fromJson.position());
    }

    @Test
    void says_more_than_its_config_where_it_says_something() throws Exception {
        var entry = desk().readOne(
                        "iupd;fiscalCode;fullName;config;amount;description;dueDate;category;companyName;officeName;switchToExpired\n"
                                + "M-1;VRDLRA80A41F205W;Laura Verdi;MENSA;4,00;Gita;2026-12-01;9/0101100IM/;Bugliano;Gite;no\n");
        assertThat(Desk.sentences(entry))
                .containsExactly("amount \"4,00\": the config says 3,00, and what the row says counts");
        assertThat(entry.isRejected()).isFalse();
        var option = entry.position().options().get(0);
        assertThat(option.amount()).isEqualTo(400);
        assertThat(option.description()).isEqualTo("Gita");
        assertThat(option.due()).isEqualTo(LocalDateTime.parse("2026-12-01T22:59:59"));
        assertThat(option.config().given()).containsExactly("metadata");
        assertThat(option.transfers().get(0).category()).isEqualTo("9/0101100IM/");
        assertThat(option.transfers().get(0).metadata())
                .as("parts of another amount")
                .isEmpty();
        assertThat(entry.position().companyName()).isEqualTo("Bugliano");
        assertThat(entry.position().officeName()).isEqualTo("Gite");
        assertThat(entry.position().switchToExpired()).isFalse();
    }

    @Test
    void may_leave_its_cells_empty_beside_rows_without_a_config() throws Exception {
        var entries = desk().read("iupd;fiscalCode;fullName;config;amount;description;dueDate\n"
                + "M-1;VRDLRA80A41F205W;Laura Verdi;MENSA;;;\n"
                + "M-2;VRDLRA80A41F205W;Laura Verdi;;5,00;Gita;2026-12-01\n"
                + "M-3;VRDLRA80A41F205W;Laura Verdi;;;Gita;\n");
        assertThat(entries).extracting(Entry::isRejected).containsExactly(false, false, true);
        assertThat(entries.get(1).position().options().get(0).config()).isNull();
        assertThat(Desk.sentences(entries.get(2)))
                .hasSize(2)
                .anyMatch(each -> each.startsWith("amount: is missing"))
                .anyMatch(each -> each.startsWith("dueDate: is missing"));
    }

    @Test
    void pays_whom_its_config_names_and_never_on_the_wrong_account() throws Exception {
        var transfer = desk().readOne(
                        "iupd;fiscalCode;fullName;config;description\nM-1;VRDLRA80A41F205W;Laura Verdi;OTHER;x\n")
                .position()
                .options()
                .get(0)
                .transfers()
                .get(0);
        assertThat(transfer.organization()).isEqualTo("99000000028");
        assertThat(transfer.companyName()).isEqualTo("Comune di Fossombra");
        assertThat(transfer.iban()).isEqualTo("IT60X0542811101000000999999");
        var poor = desk().readOne("iupd;fiscalCode;fullName;config\nM-1;VRDLRA80A41F205W;Laura Verdi;POOR\n");
        assertThat(Desk.sentences(poor))
                .hasSize(1)
                .allMatch(each -> each.startsWith("iban: is missing: the config gives"));
        var json = desk().readOne(
                        "{\"iupd\":\"M-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"config\":\"POOR\"}");
        assertThat(Desk.sentences(json)).hasSize(1).allMatch(each -> each.contains("iban: is missing"));
    }

    @Test
    void pays_the_organizations_own_share_on_its_own_account() throws Exception {
        var csv = desk().readOne("iupd;fiscalCode;fullName;config;description;transfer2.organizationFiscalCode;"
                + "transfer2.amount\nM-1;VRDLRA80A41F205W;Laura Verdi;OTHER;x;99000000010;1,00\n");
        var json = desk().readOne(
                        "{\"iupd\":\"M-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"config\":\"OTHER\","
                                + "\"paymentOption\":[{\"description\":\"x\",\"transfer\":["
                                + "{\"idTransfer\":\"1\",\"organizationFiscalCode\":\"99000000010\",\"amount\":100},"
                                + "{\"idTransfer\":\"2\",\"organizationFiscalCode\":\"99000000010\",\"amount\":400}]}]}");
        var written = desk().readOne(
                        "iupd;fiscalCode;fullName;config;description;iban;transfer2.organizationFiscalCode;"
                                + "transfer2.amount\nM-1;VRDLRA80A41F205W;Laura Verdi;POOR;x;IT60X0542811101000000999999;99000000010;1,00\n");
        for (var entry : List.of(csv, json, written)) {
            assertThat(Desk.sentences(entry)).isEmpty();
            for (var transfer : entry.position().options().get(0).transfers()) {
                assertThat(transfer.iban())
                        .isEqualTo(
                                transfer.organization().equals("99000000010")
                                        ? Desk.IBAN
                                        : "IT60X0542811101000000999999");
            }
        }
        var named = desk().readOne(
                        "{\"iupd\":\"M-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"config\":\"OTHER\","
                                + "\"paymentOption\":[{\"description\":\"x\",\"transfer\":["
                                + "{\"idTransfer\":\"1\",\"organizationFiscalCode\":\"99000000028\",\"category\":\"9/0101100IM/\"}]}]}");
        assertThat(Desk.sentences(named)).isEmpty();
        var transfer = named.position().options().get(0).transfers().get(0);
        assertThat(transfer.iban()).isEqualTo("IT60X0542811101000000999999");
        assertThat(transfer.companyName()).isEqualTo("Comune di Fossombra");
    }

    @Test
    void that_is_none_is_told_once() throws Exception {
        var entry = desk().readOne("iupd;fiscalCode;fullName;config\nM-1;VRDLRA80A41F205W;Laura Verdi;GITA\n");
        assertThat(Desk.sentences(entry)).containsExactly("config \"GITA\": there is none");
        var json = desk().readOne(
                        "{\"iupd\":\"M-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"paymentOption\":[{\"config\":\"GITA\"}]}");
        assertThat(Desk.sentences(json)).containsExactly("paymentOption[0].config \"GITA\": there is none");
    }

    @Test
    void buys_a_stamp_at_its_price_for_a_document() throws Exception {
        var csv = desk().readOne(
                        "iupd;fiscalCode;fullName;provincia;config;hash documento\nB-1;VRDLRA80A41F205W;Laura Verdi;MI;BOLLO;"
                                + HASH + "\n");
        var json = desk().readOne(
                        "{\"iupd\":\"B-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"province\":\"MI\",\"config\":\"BOLLO\","
                                + "\"paymentOption\":[{\"transfer\":[{\"idTransfer\":\"1\",\"stamp\":{\"hashDocument\":\""
                                + HASH + "\"}}]}]}");
        for (var entry : List.of(csv, json)) {
            assertThat(Desk.sentences(entry)).isEmpty();
            var transfer = entry.position().options().get(0).transfers().get(0);
            assertThat(transfer.stamp().hash()).isEqualTo(HASH);
            assertThat(transfer.stamp().type()).isEqualTo("01");
            assertThat(transfer.stamp().province()).isEqualTo("MI");
            assertThat(transfer.iban()).isNull();
            assertThat(transfer.amount()).isEqualTo(1600);
        }
        var dear = desk().readOne(
                        "iupd;fiscalCode;fullName;config;amount\nB-1;VRDLRA80A41F205W;Laura Verdi;BOLLO;17,00\n");
        assertThat(Desk.sentences(dear))
                .containsExactly("amount \"17,00\": a revenue stamp costs 16,00: write that, or leave it out");
        var none = desk().readOne(
                        "iupd;fiscalCode;fullName;config;hash documento\nB-1;VRDLRA80A41F205W;Laura Verdi;MENSA;" + HASH
                                + "\n");
        assertThat(Desk.sentences(none))
                .hasSize(1)
                .allMatch(each -> each.startsWith("hash documento: only a row whose config"));
    }

    @Test
    void divides_the_price_of_a_stamp_with_nobody() throws Exception {
        var csv = desk().readOne(
                        "iupd;fiscalCode;fullName;provincia;config;hash documento;transfer2.organizationFiscalCode;transfer2.amount;"
                                + "transfer2.iban;transfer2.category\nB-1;VRDLRA80A41F205W;Laura Verdi;MI;BOLLO;" + HASH
                                + ";99000000028;6,00;IT60X0542811101000000999999;9/0101100IM/\n");
        assertThat(Desk.sentences(csv))
                .containsExactly("amount: the other beneficiaries take 6,00 of a revenue stamp that costs 16,00:"
                        + " leave them out, or make a position of their own for them");
        var json = desk().readOne(
                        "{\"iupd\":\"B-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"province\":\"MI\",\"config\":\"BOLLO\","
                                + "\"paymentOption\":[{\"transfer\":[{\"idTransfer\":\"1\",\"amount\":1000,\"stamp\":{\"hashDocument\":\""
                                + HASH
                                + "\"}},{\"idTransfer\":\"2\",\"organizationFiscalCode\":\"99000000028\",\"amount\":600,"
                                + "\"iban\":\"IT60X0542811101000000999999\",\"category\":\"9/0101100IM/\"}]}]}");
        assertThat(Desk.sentences(json))
                .containsExactly("paymentOption[0].transfer[0].amount \"1000\": a revenue stamp costs 1600: write that,"
                        + " and leave the other beneficiaries out");
    }

    @Test
    void has_a_description_also_where_its_config_gives_none() throws Exception {
        var row = "iupd;fiscalCode;fullName;config\n%s;VRDLRA80A41F205W;Laura Verdi;OTHER\n";
        var plain = desk().readOne(row.formatted("M-1"));
        var json = desk().readOne(
                        "{\"iupd\":\"M-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"config\":\"BARE\"}");
        var telling = desk().readOne(row.formatted("M-VRDLRA80A41F205W"));
        var ours = desk().with(new IntakeDefaults(true, "Dovuto n. {iupd} del Comune"))
                .readOne(row.formatted("M-1"));
        assertThat(List.of(plain, json, telling, ours))
                .flatExtracting(Desk::sentences)
                .isEmpty();
        assertThat(description(plain)).isEqualTo("Pagamento M-1");
        assertThat(description(json)).isEqualTo("Pagamento M-1");
        assertThat(description(telling)).as("no tax code").isEqualTo("Pagamento");
        assertThat(description(ours)).isEqualTo("Dovuto n. M-1 del Comune");
        assertThat(plain.position().options().get(0).config().given()).doesNotContain("description");
        var none = desk().readOne("iupd;fiscalCode;fullName;amount;description;dueDate\n"
                + "M-1;VRDLRA80A41F205W;Laura Verdi;1,00;;2026-12-01\n");
        assertThat(Desk.sentences(none)).as("no config").anyMatch(each -> each.startsWith("description: is missing"));
    }

    @Test
    void sends_of_a_long_name_what_travels_and_says_so() throws Exception {
        var csv = desk().readOne("iupd;fiscalCode;fullName;config\nM-1;VRDLRA80A41F205W;Laura Verdi;LONG\n");
        var json = desk().readOne(
                        "{\"iupd\":\"M-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"config\":\"LONG\"}");
        for (var entry : List.of(csv, json)) {
            assertThat(entry.isRejected()).isFalse();
            assertThat(entry.position().companyName())
                    .isEqualTo(LONG.substring(0, 140).strip());
            var share = entry.position().options().get(0).transfers().get(0);
            assertThat(share.companyName()).isEqualTo(LONG.substring(0, 140).strip());
            assertThat(Desk.sentences(entry))
                    .hasSize(2)
                    .anyMatch(each -> each.startsWith("companyName") && each.contains("the tenant's name has 199"))
                    .anyMatch(each -> each.startsWith("config") && each.contains("the receiver's name has 199"));
        }
        var said = desk().readOne(
                        "iupd;fiscalCode;fullName;config;companyName\nM-1;VRDLRA80A41F205W;Laura Verdi;LONG;Bugliano\n");
        assertThat(Desk.sentences(said)).hasSize(1).allMatch(each -> each.startsWith("config"));
    }

    private static String description(Entry entry) {
        return entry.position().options().get(0).description();
    }
}
