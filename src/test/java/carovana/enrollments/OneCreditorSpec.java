package carovana.enrollments;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Enrollments by the product for one creditor, which knows the organization from the key")
class OneCreditorSpec {

    private static final String ADDRESS =
            "${carovana.sandbox.address}/sandbox/gps/spontaneous-payments-enrollments-service/v1";

    @Test
    void are_applied_with_each_organizations_own_key(@TempDir Path home) {
        try (var town = new Town(
                home,
                "--carovana.upstream.gps.address=" + ADDRESS,
                "--carovana.upstream.gps.key=sandbox-key",
                "--carovana.upstream.gps.keys." + Town.BUGLIANO + "=sandbox-key-" + Town.BUGLIANO,
                "--carovana.enrollments.declared[0].organization=" + Town.BUGLIANO,
                "--carovana.enrollments.declared[0].status=DISABLED",
                "--carovana.enrollments.declared[0].enrollments[0].service-id=donation",
                "--carovana.enrollments.declared[0].enrollments[0].remittance-information=Donazione",
                "--carovana.enrollments.declared[0].enrollments[1].service-id=closed-service",
                "--carovana.enrollments.declared[0].enrollments[1].remittance-information=Chiuso")) {
            var applied =
                    Town.json(town.send("POST", "/enrollments/%s/apply".formatted(Town.BUGLIANO), "sandbox-key", null));

            assertThat(town.the(EnrollmentRounds.class).organizations())
                    .as("by the clock only where somebody wants it")
                    .isEmpty();
            assertThat(applied.path("actual").findValuesAsText("serviceId")).containsExactly("donation");
            assertThat(applied.at("/institution/actual/status").asText()).isEqualTo("DISABLED");
            assertThat(applied.path("applied").findValuesAsText("outcome"))
                    .containsExactly("DONE", "DONE", "DONE", "REFUSED");
            assertThat(applied.at("/applied/3/detail").asText()).startsWith("Service not enabled");
        }
    }
}
