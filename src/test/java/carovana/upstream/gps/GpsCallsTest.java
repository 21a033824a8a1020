package carovana.upstream.gps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.upstream.Limit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls of GPS")
class GpsCallsTest {

    private static final String ORG = "99000000010";
    private static final Enrollment DONATION = new Enrollment("donation", "IT60", "", "01", "Donazione", null);

    @Test
    void name_the_organization_in_one_product_and_not_in_the_other() {
        var internal = TestRequests.internal();
        assertThat(internal.readInstitution(ORG).path()).isEqualTo("/organizations/99000000010");
        assertThat(internal.readEnrollment(ORG, "a b/c").path())
                .isEqualTo("/organizations/99000000010/services/a%20b%2Fc");
        assertThat(internal.listServices(ORG).path()).isEqualTo("/services");
        var external = TestRequests.ofOneCreditor();
        assertThat(external.deleteInstitution(ORG)).isEqualTo(new GpsCall(ORG, "DELETE", "", null));
        assertThat(external.deleteEnrollment(ORG, "donation").path()).isEqualTo("/services/donation");
    }

    @Test
    void leave_out_what_there_is_not() {
        assertThat(TestRequests.internal().updateEnrollment(ORG, DONATION).body())
                .isEqualTo("{\"iban\":\"IT60\",\"segregationCode\":\"01\",\"remittanceInformation\":\"Donazione\"}");
    }

    @Test
    void bear_the_key_of_the_organization_and_show_it_to_nobody() {
        var settings = TestRequests.settings("https://gps.example/spontaneous-payments-service/v1");
        var wire = new GpsWire(settings);

        assertThat(wire.key(TestRequests.internal().readInstitution(ORG))).isEqualTo("a-key");
        assertThat(wire.key(TestRequests.internal().readInstitution("99000000028")))
                .isEqualTo("its-own");
        assertThat(settings.toString()).doesNotContain("a-key", "its-own");
    }

    @Test
    void are_answered_with_a_pause_in_either_header() throws IOException {
        var wire = new GpsWire(TestRequests.settings("https://gps.example/spontaneous-payments-service/v1"));

        assertThat(wire.reply(429, "3", null, null).retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(wire.reply(429, null, "4", new ByteArrayInputStream(new byte[0]))
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(4));
        assertThatThrownBy(() -> wire.reply(200, null, null, new ByteArrayInputStream(new byte[5_000_000])))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> wire.reply(null, null, null, null)).isInstanceOf(IOException.class);
    }

    @Test
    void are_answered_with_a_sentence_whatever_comes() {
        assertThat(new GpsReply(404, "{\"title\":\"T\",\"detail\":\"D\"}", null).said())
                .isEqualTo("T: D");
        assertThat(new GpsReply(404, "<html>" + "x".repeat(1000), null).said()).hasSize(301);
        assertThat(new GpsReply(200, "<<< no JSON", null).institution()).isEmpty();
        assertThat(new GpsReply(200, "\"text\"", null).institution()).isEmpty();
        assertThat(new GpsReply(200, "", null).service()).isEmpty();
        assertThat(new GpsReply(404, "", null).isUnknownInstitution()).isFalse();
    }

    @Test
    void need_a_key() {
        assertThatThrownBy(() -> new GpsSettings(
                        "https://gps.example/spontaneous-payments-service/v1", "", Map.of(), Limit.OFF, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a key");
        assertThat(new GpsSettings("", "", Map.of(), Limit.OFF, 1000).isConfigured())
                .isFalse();
    }
}
