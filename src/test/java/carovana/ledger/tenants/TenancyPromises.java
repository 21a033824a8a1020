package carovana.ledger.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.ledger.LedgerFixture;
import carovana.ledger.tenants.Change.Action;
import carovana.ledger.tenants.Change.Kind;
import carovana.ledger.tenants.NamedConfigs.NotUsable;
import carovana.positions.Metadata;
import carovana.positions.PaymentTerms;
import carovana.positions.PaymentTerms.Beneficiary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger promises to remember of tenants and payment configs. */
abstract class TenancyPromises {

    private static final String ORG = "99000000010";
    private static final String TENANT = "60e35f02-1509-408c-b101-3b1a28109330";
    private static final String CONFIG = "37dbc4a5-be4c-4246-bfad-15b9f5f5e7f4";
    private static final String OTHER = "37dbc4a5-be4c-4246-bfad-15b9f5f5e7f5";
    private static final PaymentTerms TERMS = new PaymentTerms(
            false,
            300L,
            "Mensa",
            90,
            "9/0101100IM/",
            null,
            new Beneficiary("99000000028", "Comune di Fossombra", null),
            List.of(new Metadata("c_1", "3.00")),
            List.of());

    private DataSource database;
    private LedgerFixture ledger;
    private LedgerFixture otherNode;

    abstract DataSource database();

    @BeforeEach
    void open() {
        database = database();
        ledger = new LedgerFixture(database);
        otherNode = new LedgerFixture(database);
    }

    @AfterEach
    void close() throws Exception {
        otherNode.close();
        ledger.closeWithDatabase();
    }

    @Test
    void what_was_saved_is_found_as_it_was() {
        change(version -> {
            tenant("mypay", true, version);
            config("mypay", CONFIG, "MENSA", true, version);
        });
        var found = ledger.the(PaymentConfigs.class).find("mypay", CONFIG).orElseThrow();
        assertThat(found).isEqualTo(new PaymentConfig("mypay", CONFIG, TENANT, "MENSA", true, "{\"è\":1}", TERMS, 1));
        assertThat(ledger.the(Tenants.class).find("mypay", TENANT).orElseThrow().name())
                .isEqualTo("Comune di Bugliano");
        assertThat(ledger.the(Tenants.class).find("iris", TENANT)).isEmpty();
        assertThat(ledger.the(PaymentConfigs.class).active("mypay", List.of(ORG), 10))
                .containsExactly(found);
        assertThat(ledger.the(PaymentConfigs.class).active("mypay", List.of("99000000028"), 10))
                .isEmpty();
        assertThat(ledger.the(PaymentConfigs.class).active("mypay", List.of(), 10))
                .isEmpty();
        change(version -> tenant("mypay", false, version));
        assertThat(ledger.the(PaymentConfigs.class).active("mypay", List.of(ORG), 10))
                .isEmpty();
    }

    @Test
    void nothing_is_saved_outside_of_a_change() {
        assertThatThrownBy(() -> ledger.the(Tenancy.class).begin())
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> tenant("mypay", true, 1)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void changes_come_one_after_the_other_on_all_nodes() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var all = threads.invokeAll(IntStream.range(0, 20)
                    .<Callable<Long>>mapToObj(i -> () -> in(i % 2 == 0 ? ledger : otherNode, version -> {
                        var tenants = ledger.the(Tenants.class);
                        var before =
                                tenants.find("mypay", TENANT).map(Tenant::name).orElse("");
                        tenants.save(new Tenant("mypay", TENANT, ORG, before + "x", true, "{}", version));
                    }))
                    .toList());
            for (var each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(ledger.the(Tenants.class).find("mypay", TENANT).orElseThrow().name())
                .isEqualTo("x".repeat(20));
        assertThat(ledger.the(Tenancy.class).version()).isEqualTo(20);
    }

    @Test
    void a_change_that_fails_has_not_been() {
        assertThatThrownBy(() -> change(version -> {
                    tenant("mypay", true, version);
                    throw new IllegalStateException("of something else");
                }))
                .hasMessageContaining("something else");
        assertThat(ledger.the(Tenancy.class).version()).isZero();
        assertThat(ledger.the(Tenants.class).find("mypay", TENANT)).isEmpty();
    }

    @Test
    void the_history_tells_the_latest_first() {
        var at = Instant.parse("2026-11-20T09:00:00.123456Z");
        for (var action : List.of(Action.CREATED, Action.PATCHED, Action.DELETED)) {
            change(version -> ledger.the(Tenancy.class)
                    .append(new Change(Kind.TENANT, "mypay", TENANT, version, at, "office", action, "[]")));
        }
        assertThat(ledger.the(Tenancy.class).history(Kind.TENANT, "mypay", TENANT, 2))
                .containsExactly(
                        new Change(Kind.TENANT, "mypay", TENANT, 3, at, "office", Action.DELETED, "[]"),
                        new Change(Kind.TENANT, "mypay", TENANT, 2, at, "office", Action.PATCHED, "[]"));
        assertThat(ledger.the(Tenancy.class).history(Kind.CONFIG, "mypay", TENANT, 2))
                .isEmpty();
    }

    @Test
    void as_much_is_read_at_once_as_memory_can_bear() {
        var large = "\"" + "x".repeat(1_000_000) + "\"";
        for (int i = 0; i < 10; i++) {
            var id = "37dbc4a5-be4c-4246-bfad-15b9f5f5e7f" + i;
            change(version -> {
                tenant("mypay", true, version);
                ledger.the(PaymentConfigs.class)
                        .save(new PaymentConfig("mypay", id, TENANT, null, true, large, TERMS, version));
                ledger.the(Tenancy.class)
                        .append(new Change(
                                Kind.TENANT, "mypay", TENANT, version, Instant.EPOCH, "office", Action.PATCHED, large));
            });
        }
        assertThat(ledger.the(PaymentConfigs.class).active("mypay", List.of(ORG), 1000))
                .extracting(PaymentConfig::version)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(ledger.the(Tenancy.class).history(Kind.TENANT, "mypay", TENANT, 1000))
                .extracting(Change::version)
                .containsExactly(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L);
    }

    @Test
    void a_row_finds_a_config_by_its_id_or_its_name() throws Exception {
        change(version -> {
            tenant("mypay", true, version);
            config("mypay", CONFIG, "MENSA", true, version);
        });
        var reader = ledger.the(NamedConfigs.class).of(ORG);
        assertThat(reader.find("MENSA")).isEqualTo(new NamedConfig("mypay", CONFIG, 1, "Comune di Bugliano", TERMS));
        assertThat(reader.find(CONFIG.toUpperCase(Locale.ROOT)).id()).isEqualTo(CONFIG);
        assertThatThrownBy(() -> reader.find("GITA"))
                .isInstanceOf(NotUsable.class)
                .hasMessageContaining("there is no");
        assertThatThrownBy(
                        () -> ledger.the(NamedConfigs.class).of("99000000028").find(CONFIG))
                .as("of another organization")
                .hasMessageContaining("there is no");
    }

    @Test
    void of_several_configs_with_one_name_only_the_id_tells_which() throws Exception {
        change(version -> {
            tenant("mypay", true, version);
            config("mypay", CONFIG, "MENSA", true, version);
            config("mypay", OTHER, "MENSA", true, version);
        });
        var reader = ledger.the(NamedConfigs.class).of(ORG);
        assertThatThrownBy(() -> reader.find("MENSA")).hasMessageContaining("is 2 payment configs");
        assertThat(reader.find(OTHER).id()).isEqualTo(OTHER);
        change(version -> config("mypay", OTHER, "MENSA", false, version));
        reader.beginPage();
        assertThat(reader.find("MENSA").id()).isEqualTo(CONFIG);
        assertThatThrownBy(() -> reader.find(OTHER)).hasMessageContaining("config is disabled");
    }

    @Test
    void of_one_id_in_several_proxies_the_proxy_before_it_tells_which() throws Exception {
        change(version -> {
            tenant("mypay", true, version);
            tenant("iris", true, version);
            config("mypay", CONFIG, "MENSA", true, version);
            config("iris", CONFIG, "MENSA", true, version);
        });
        var reader = ledger.the(NamedConfigs.class).of(ORG);
        for (var name : List.of(CONFIG, "MENSA")) {
            assertThatThrownBy(() -> reader.find(name))
                    .hasMessage("is 2 payment configs: write the one that is meant, as iris/%s or mypay/%s"
                            .formatted(CONFIG, CONFIG));
        }
        assertThat(reader.find("iris/" + CONFIG).proxy()).isEqualTo("iris");
        assertThat(reader.find("mypay/" + CONFIG.toUpperCase(Locale.ROOT)).proxy())
                .isEqualTo("mypay");
        assertThatThrownBy(() -> reader.find("default/" + CONFIG)).hasMessageContaining("there is no");
    }

    @Test
    void what_one_node_changes_the_others_know_from_the_next_page_on() throws Exception {
        change(version -> {
            tenant("mypay", true, version);
            config("mypay", CONFIG, "MENSA", true, version);
        });
        var reader = otherNode.the(NamedConfigs.class).of(ORG);
        assertThat(reader.find("MENSA").version()).isEqualTo(1);
        change(version -> config("mypay", CONFIG, "MENSA", true, version));
        assertThat(reader.find("MENSA").version()).as("of the page at hand").isEqualTo(1);
        reader.beginPage();
        assertThat(reader.find("MENSA").version()).isEqualTo(2);
        change(version -> tenant("mypay", false, version));
        reader.beginPage();
        assertThatThrownBy(() -> reader.find("MENSA"))
                .hasMessageContaining("tenant of this payment config is disabled");
        change(version -> tenant("mypay", true, version));
        reader.beginPage();
        assertThat(reader.find("MENSA").id()).isEqualTo(CONFIG);
    }

    private interface Doing {
        void with(long version);
    }

    private void change(Doing doing) {
        in(ledger, doing);
    }

    private static long in(LedgerFixture node, Doing doing) {
        return new TransactionTemplate(node.the(PlatformTransactionManager.class)).execute(status -> {
            long version = node.the(Tenancy.class).begin();
            doing.with(version);
            return version;
        });
    }

    private void tenant(String proxy, boolean active, long version) {
        ledger.the(Tenants.class).save(new Tenant(proxy, TENANT, ORG, "Comune di Bugliano", active, "{}", version));
    }

    private void config(String proxy, String id, String name, boolean active, long version) {
        ledger.the(PaymentConfigs.class)
                .save(new PaymentConfig(proxy, id, TENANT, name, active, "{\"è\":1}", TERMS, version));
    }
}
