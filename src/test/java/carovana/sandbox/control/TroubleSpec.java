package carovana.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.sandbox.Asked;
import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ordered trouble")
class TroubleSpec extends InASandbox {

    private static final String ASKED = Asked.position("TARI-1", "01000000000000001");

    private static void order(String kind, String more) {
        var answer =
                sandbox.control("POST", "/trouble", "{\"service\":\"gpd\",\"kind\":\"%s\"%s}".formatted(kind, more));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void answers_in_the_service_s_place_for_so_many_calls() {
        for (int status : new int[] {429, 500, 503, 403}) {
            order(Integer.toString(status), ",\"calls\":2");
            assertThat(sandbox.create(ASKED).status()).isEqualTo(status);
            assertThat(sandbox.get("TARI-1").status()).isEqualTo(status);
            assertThat(sandbox.get("TARI-1").status()).isEqualTo(404);
        }
    }

    @Test
    void lasts_until_it_is_ended() {
        order("503", "");
        assertThat(sandbox.get("TARI-1").status()).isEqualTo(503);
        assertThat(sandbox.get("TARI-1").status()).isEqualTo(503);

        sandbox.control("DELETE", "/trouble", null);

        assertThat(sandbox.get("TARI-1").status()).isEqualTo(404);
    }

    @Test
    void spares_the_other_calls_of_a_share() {
        order("500", ",\"share\":0.5");
        int wrong = 0;
        for (int i = 0; i < 200; i++) {
            wrong += sandbox.get("TARI-1").status() == 500 ? 1 : 0;
        }
        assertThat(wrong).isBetween(50, 150);
    }

    @Test
    void answers_garbage_and_works_not() {
        order("garbage", ",\"calls\":1");

        var answer = sandbox.create(ASKED);

        assertThat(answer.status()).isEqualTo(200);
        assertThatThrownBy(answer::json).isInstanceOf(AssertionError.class);
        assertThat(sandbox.get("TARI-1").status()).isEqualTo(404);
    }

    @Test
    void cuts_the_connection_before_the_work() throws IOException {
        order("cut-before", ",\"calls\":1");

        assertThat(bytesAnswered(ASKED)).isZero();

        assertThat(sandbox.get("TARI-1").status()).isEqualTo(404);
        assertThat(sandbox.control("GET", "/calls?service=gpd", null)
                        .json()
                        .at("/byIupd/TARI-1/create")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void cuts_the_connection_after_the_work() throws IOException {
        order("cut-after", ",\"calls\":1");

        assertThat(bytesAnswered(ASKED)).isZero();

        assertThat(sandbox.get("TARI-1").status()).isEqualTo(200);
    }

    @Test
    void cuts_a_slow_call_too() throws IOException {
        order("slow", ",\"calls\":1,\"millis\":50");
        order("cut-after", ",\"calls\":1");

        assertThat(bytesAnswered(ASKED)).isZero();

        assertThat(sandbox.get("TARI-1").status()).isEqualTo(200);
    }

    /** Speaks bare TCP, because an HTTP client would hide how the connection ended. */
    private static int bytesAnswered(String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", sandbox.port())) {
            socket.setSoTimeout(60_000);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write("""
                            POST %s/organizations/%s/debtpositions HTTP/1.1\r
                            Host: localhost\r
                            Ocp-Apim-Subscription-Key: sandbox-key\r
                            Content-Type: application/json\r
                            Content-Length: %d\r
                            \r
                            """.formatted(RunningSandbox.V1, RunningSandbox.ORG, bytes.length)
                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            return socket.getInputStream().readAllBytes().length;
        } catch (SocketException reset) {
            return 0;
        }
    }

    @Test
    void holds_many_slow_calls_at_once() {
        order("slow", ",\"millis\":1000");
        long start = System.nanoTime();
        var pool = Executors.newFixedThreadPool(128);
        var calls = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 128; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> sandbox.get("TARI-1").status(), pool));
        }

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(404));
        assertThat(System.nanoTime() - start).isBetween(1_000_000_000L, 25_000_000_000L);
        pool.shutdown();
    }

    @Test
    void counts_the_calls_that_reached_the_service() {
        sandbox.create(ASKED);
        order("500", ",\"calls\":1");
        sandbox.get("TARI-1");
        sandbox.get("TARI-1");
        order("429", ",\"calls\":1");
        sandbox.get("TARI-1");
        sandbox.send(sandbox.request("GET", RunningSandbox.V1 + "/organizations/1/debtpositions/X", null)
                .setHeader("Ocp-Apim-Subscription-Key", "sandbox-key-2"));

        assertThat(sandbox.control("GET", "/calls?service=gpd", null).text())
                .isEqualTo("{\"total\":3,\"tooManyRequests\":1,\"byIupd\":{\"TARI-1\":{\"create\":1,\"get\":2}}}");
    }

    @Test
    void explains_an_order_it_cannot_follow() {
        for (String body : new String[] {
            "nothing",
            "[]",
            "{\"service\":\"gpd\"}",
            "{\"service\":\"mail\",\"kind\":\"500\"}",
            "{\"service\":\"gpd\",\"kind\":\"slow\"}",
            "{\"service\":\"gpd\",\"kind\":\"500\",\"share\":2}",
            "{\"service\":\"gpd\",\"kind\":\"500\",\"calls\":0}"
        }) {
            var answer = sandbox.control("POST", "/trouble", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.json().path("message").asText()).endsWith(".");
        }
        assertThat(sandbox.control("PUT", "/clock", "{\"now\":\"tomorrow\"}").status())
                .isEqualTo(400);
        assertThat(sandbox.control("POST", "/tea-time", "{}").status()).isEqualTo(404);
    }
}
