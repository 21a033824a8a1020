package carovana.tenants;

import static carovana.tenants.Office.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the history tells")
class ChangesTest {

    @Test
    void is_where_something_changed_from_what_to_what() {
        assertThat(Changes.told(
                        object("{\"a\":1,\"b\":{\"c\":\"x\",\"d\":2},\"gone\":true,\"same\":[1]}"),
                        object("{\"a\":2,\"b\":{\"c\":\"y\",\"d\":2},\"same\":[1],\"new\":null}")))
                .isEqualTo(
                        "[{\"path\":\"/a\",\"before\":1,\"after\":2},{\"path\":\"/b/c\",\"before\":\"x\",\"after\":\"y\"},"
                                + "{\"path\":\"/gone\",\"before\":true},{\"path\":\"/new\",\"after\":null}]");
    }

    @Test
    void is_never_a_secret_wherever_it_stands() {
        var told = Changes.told(
                object("{\"password\":\"ALFA\",\"in\":{\"api_key\":\"BRAVO\"},\"list\":[{\"token\":\"CHARLIE\"}]}"),
                object("{\"password\":\"DELTA\",\"in\":{\"api_key\":\"ECHO\"},\"list\":[{\"token\":\"FOXTROT\"}]}"));
        assertThat(told)
                .contains("/password", "/in/api_key", "/list")
                .doesNotContain("ALFA", "BRAVO", "CHARLIE", "DELTA", "ECHO", "FOXTROT");
    }

    @Test
    void has_room_in_the_ledger_whatever_was_sent() {
        var large = object("{\"a\":\"" + "\\u00e8".repeat(170_000) + "\"}");
        assertThat(Changes.told(null, large)).isEqualTo("[{\"path\":\"/a\"}]");
        var many = object("{}");
        for (int i = 0; i < 100_000; i++) {
            many.put("key-" + i, i);
        }
        assertThat(Changes.told(null, many))
                .hasSizeLessThanOrEqualTo(Changes.LONGEST)
                .contains("\"path\"");
    }
}
