package carovana.reconciliation.running;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run of reconciliation")
class RunSpec {

    @TempDir
    static Path home;

    private static Till till;

    @BeforeAll
    static void start() {
        till = new Till(home);
    }

    @AfterAll
    static void stop() {
        till.close();
    }

    @Test
    void follows_three_payments_from_the_citizen_to_the_bank() {
        var navs = till.owed("RUN-1", "RUN-2", "RUN-3");
        navs.forEach(nav -> till.pay(nav, ""));

        assertThat(till.run().trouble()).isNull();
        assertThat(till.states()).containsExactly("PAID", "PAID", "PAID");

        till.now("2026-11-19T05:00:00Z");
        till.closeDay("2026-11-18");
        till.now("2026-11-20T09:00:00Z");
        assertThat(till.run().trouble()).isNull();
        assertThat(till.states()).containsExactly("REPORTED", "REPORTED", "REPORTED");

        assertThat(till.credit("bank.csv", "2026-11-18")).contains(";TAKEN;FLOW;2026-11-1");
        await().until(() -> till.states().stream().allMatch("RECONCILED"::equals));
        assertThat(till.open()).isEmpty();
        assertThat(till.town
                        .get("/reconciliation/" + Town.BUGLIANO + "/flows")
                        .at("/entries/0/state")
                        .asText())
                .isEqualTo("MATCHED");
    }
}
