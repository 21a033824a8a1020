package carovana.reconciliation.running;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.positions.Organization;
import carovana.positions.Organizations;
import carovana.reconciliation.Graces;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is expected of an organization")
class ExpectedTest {

    private static final String BUGLIANO = "99000000010";

    @Test
    void are_iuvs_with_its_own_segregation_code_and_those_it_accepts_besides() {
        assertThat(codes("01", List.of())).containsExactly("01");
        assertThat(codes("01", List.of("02"))).containsExactlyInAnyOrder("01", "02");
        assertThat(codes(null, List.of("02"))).containsExactly("02");
        assertThat(codes(null, List.of())).as("nothing is configured: any").isEmpty();
    }

    private static Iterable<String> codes(String own, List<String> accepted) {
        var organization =
                new Organization(BUGLIANO, "Comune di Bugliano", null, List.of(), own, accepted, null, false);
        var settings = new ReconciliationSettings("0 0 6 * * ?", 4, true, List.of(), Graces.defaults());
        return new Expected(new Organizations(List.of(organization)), settings)
                .of(BUGLIANO)
                .segregationCodes();
    }
}
