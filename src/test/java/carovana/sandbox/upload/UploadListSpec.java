package carovana.sandbox.upload;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The list of uploads")
class UploadListSpec extends InASandbox {

    private Massive v2;

    @BeforeEach
    void version() {
        v2 = new Massive(sandbox, "v2");
        sandbox.now("2099-11-10T12:00:00Z");
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var ids = new ArrayList<String>();
        answer.json().path("fileIds").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    @Test
    void shows_the_last_seven_days_newest_first() {
        String first = v2.taken("POST", Massive.taxes(1));
        String second = v2.taken("POST", Massive.taxes(1));

        var list = v2.files("");

        assertThat(ids(list)).containsExactly(second, first);
        assertThat(list.json().path("size").asInt()).isEqualTo(2);
        assertThat(list.json().path("hasMore").asBoolean(true)).isFalse();
        assertThat(list.header("x-continuation-token")).isNull();
        sandbox.now("2099-11-17T12:00:00Z");
        assertThat(ids(v2.files(""))).isEmpty();
        assertThat(ids(new Massive(sandbox, "v1").files("?from=2099-11-10&to=2099-11-16")))
                .hasSize(2);
    }

    @Test
    void counts_the_days_of_rome() {
        sandbox.now("2099-11-10T23:30:00Z");
        String afterMidnight = v2.taken("POST", Massive.taxes(1));

        assertThat(ids(v2.files("?from=2099-11-11&to=2099-11-11"))).containsExactly(afterMidnight);
        assertThat(ids(v2.files("?from=2099-11-10&to=2099-11-10"))).isEmpty();
    }

    @Test
    void goes_on_with_a_token() {
        var taken = new ArrayList<String>();
        for (int i = 0; i < 101; i++) {
            taken.add(v2.taken("DELETE", Massive.iupds("TARI-1")));
        }
        Collections.reverse(taken);

        var first = v2.files("");
        var second = sandbox.send(sandbox.request("GET", Massive.BASE + "v2" + Massive.POSITIONS + "/files", null)
                .header("x-continuation-token", first.header("x-continuation-token")));

        assertThat(ids(first)).isEqualTo(taken.subList(0, 100));
        assertThat(first.json().path("hasMore").asBoolean()).isTrue();
        assertThat(ids(second)).containsExactly(taken.get(100));
        assertThat(second.header("x-continuation-token")).isNull();
    }

    @Test
    void is_refused_for_other_days_and_sizes() {
        for (String query : new String[] {
            "?size=99",
            "?size=501",
            "?size=many",
            "?from=yesterday",
            "?to=11-10-2099",
            "?from=2099-11-03&to=2099-11-10",
            "?from=2099-11-10&to=2099-11-09",
            "?from=2099-09-10&to=2099-09-12"
        }) {
            var answer = v2.files(query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.title()).isEqualTo("BAD_REQUEST");
        }
        assertThat(v2.files("?size=500").status()).isEqualTo(200);
        assertThat(v2.files("?from=2099-09-11&to=2099-09-12").status()).isEqualTo(200);
    }

    @Test
    void is_gone_after_sixty_days() {
        var gone = v2.files("?from=2099-09-05&to=2099-09-11");

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.title()).isEqualTo("GONE");
        assertThat(gone.detail()).contains("cutoff 2099-09-11");
    }
}
