package carovana.intake.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.tenants.NamedConfig;
import carovana.ledger.tenants.NamedConfigs;
import carovana.positions.DebtPosition;
import carovana.positions.Metadata;
import carovana.positions.PaymentTerms;
import carovana.positions.PaymentTerms.Beneficiary;
import carovana.positions.Transfer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A row that comes again when its payment config has changed")
class ConfigChangesTest {

    private static final String OURS = "99000000010";
    private static final Beneficiary FOSSOMBRA =
            new Beneficiary("99000000028", "Comune di Fossombra", "IT60X0542811101000000999999");
    private static final List<Metadata> SPLIT = List.of(new Metadata("c_1", "10.00 | cap. 1"));

    private static final Config PLAIN = new Config("Scuole", 1000L, "Mensa", "9/0101101IM/", "Scuola", null, List.of());
    private static final Config RICH =
            new Config("Scuole e nidi", 2000L, "Refezione", "9/0101100IM/", "Istruzione", FOSSOMBRA, SPLIT);

    /** What may change in a config. */
    private record Config(
            String tenant,
            Long amount,
            String reason,
            String category,
            String office,
            Beneficiary receiver,
            List<Metadata> split) {

        Config withReceiver(Beneficiary other) {
            return new Config(tenant, amount, reason, category, office, other, split);
        }

        NamedConfig saved(long version) {
            var marks = List.of(new Metadata("config_id", "id-1"));
            var terms = new PaymentTerms(false, amount, reason, 90, category, office, receiver, split, marks);
            return new NamedConfig("mypay", "id-1", version, tenant, terms);
        }
    }

    @TempDir
    Path folder;

    private DebtPosition read(Config config, long version, String content) throws Exception {
        var entry = new Desk(folder)
                .with((NamedConfigs) organization -> new NamedConfigs.Reader() {
                    @Override
                    public void beginPage() {}

                    @Override
                    public NamedConfig find(String name) {
                        return config.saved(version);
                    }
                })
                .readOne(content);
        assertThat(entry.isRejected()).as(entry.toString()).isFalse();
        return entry.position();
    }

    private static String csv(String columns, String values) {
        return "iupd;fiscalCode;fullName;config" + columns + "\nM-1;VRDLRA80A41F205W;Laura Verdi;MENSA" + values + "\n";
    }

    private static String json(String more) {
        return "{\"iupd\":\"M-1\",\"fiscalCode\":\"VRDLRA80A41F205W\",\"fullName\":\"Laura Verdi\",\"config\":\"MENSA\""
                + more + "}";
    }

    @Test
    void is_as_it_stands_whatever_the_config_gives_more_or_less() throws Exception {
        var poor = new Config(null, 1000L, "Mensa", null, null, null, List.of());
        var own = PLAIN.withReceiver(new Beneficiary(OURS, "Bugliano", "IT60X0542811101000000777777"));
        var shares = csv(
                ";transfer2.organizationFiscalCode;transfer2.amount;transfer3.organizationFiscalCode;transfer3.amount;"
                        + "transfer3.iban;transfer3.category",
                ";99000000010;1,00;99000000028;2,00;IT60X0542811101000000999999;9/0101100IM/");
        var listed = json(",\"paymentOption\":[{\"transfer\":[{\"idTransfer\":\"1\"}]}]");
        for (var row : List.of(csv("", ""), csv(";companyName;amount", ";Bugliano;10,00"), shares, json(""), listed)) {
            for (var before : List.of(poor, PLAIN, own, RICH)) {
                for (var after : List.of(poor, PLAIN, own, RICH)) {
                    var standing = read(before, 1, row);
                    assertThat(read(after, 2, row).asGivenTo(standing))
                            .as("%s%n%s%n%s", row, before, after)
                            .isEqualTo(standing);
                }
            }
        }
    }

    @Test
    void changes_what_the_row_says_otherwise() throws Exception {
        var standing = read(PLAIN, 1, csv("", ""));
        var again =
                read(RICH, 2, csv(";description;companyName", ";Gita;Bugliano")).asGivenTo(standing);
        assertThat(again.companyName()).isEqualTo("Bugliano");
        var option = again.options().get(0);
        assertThat(option.amount()).isEqualTo(1000);
        assertThat(option.description()).isEqualTo("Gita");
        var share = option.transfers().get(0);
        assertThat(share.organization()).isEqualTo(OURS);
        assertThat(share.companyName()).isEqualTo("Bugliano");
        assertThat(share.iban()).isEqualTo(Desk.IBAN);
        assertThat(share.remittanceInformation()).isEqualTo("Gita");
        assertThat(option.config().version()).isEqualTo(1);
        assertThat(option.config().said()).contains("description", "companyName");
    }

    @Test
    void gets_of_the_config_of_today_what_the_row_said_before_and_keeps_it_from_then_on() throws Exception {
        var said = read(PLAIN, 1, csv(";description", ";Gita"));
        var standing = read(RICH, 2, csv("", "")).asGivenTo(said);
        var option = standing.options().get(0);
        assertThat(option.description()).isEqualTo("Refezione");
        assertThat(option.transfers().get(0).remittanceInformation()).isEqualTo("Refezione");
        assertThat(option.amount()).isEqualTo(1000);
        assertThat(option.config().version()).isEqualTo(2);
        assertThat(read(PLAIN, 3, csv("", "")).asGivenTo(standing)).isEqualTo(standing);
    }

    @Test
    void may_divide_the_amount_that_the_config_gave_anew() throws Exception {
        var columns = ";transfer2.organizationFiscalCode;transfer2.iban;transfer2.category;transfer2.amount";
        var other = ";99000000028;IT60X0542811101000000999999;9/0101100IM/;";
        var standing = read(PLAIN, 1, csv(columns, other + "2,00"));
        for (var config : List.of(PLAIN, RICH)) {
            var option = read(config, 2, csv(columns, other + "3,00"))
                    .asGivenTo(standing)
                    .options()
                    .get(0);
            assertThat(option.amount()).isEqualTo(1000);
            assertThat(option.transfers()).extracting(Transfer::amount).containsExactly(700L, 300L);
        }
        var listed = ",\"paymentOption\":[{\"transfer\":[{\"idTransfer\":\"1\",\"amount\":%d}]}]";
        var whole = read(PLAIN, 1, json(listed.formatted(1000)));
        var dearer = read(RICH, 2, json(listed.formatted(2000)))
                .asGivenTo(whole)
                .options()
                .get(0);
        assertThat(dearer.amount()).as("the share says it").isEqualTo(2000);
        assertThat(dearer.transfers().get(0).amount()).isEqualTo(2000);
    }

    @Test
    void has_no_split_of_another_amount() throws Exception {
        var config = new Config("Scuole", 1000L, "Mensa", "9/0101101IM/", null, null, SPLIT);
        var standing = read(config, 1, csv(";amount", ";10,00"));
        assertThat(share(standing).metadata()).isEqualTo(SPLIT);
        var again = read(config, 1, csv(";amount", ";12,00")).asGivenTo(standing);
        assertThat(share(again).amount()).isEqualTo(1200);
        assertThat(share(again).metadata()).isEmpty();
    }

    @Test
    void that_names_another_config_gets_what_that_gives() throws Exception {
        var standing = read(PLAIN, 1, csv("", ""));
        var other = new NamedConfig("iris", "id-1", 1, "Iris", RICH.saved(1).terms());
        var again = new Desk(folder)
                .with((NamedConfigs) organization -> new NamedConfigs.Reader() {
                    @Override
                    public void beginPage() {}

                    @Override
                    public NamedConfig find(String name) {
                        return other;
                    }
                })
                .readOne(csv("", ""))
                .position()
                .asGivenTo(standing);
        assertThat(again.options().get(0).amount()).isEqualTo(2000);
    }

    private static Transfer share(DebtPosition position) {
        return position.options().get(0).transfers().get(0);
    }
}
