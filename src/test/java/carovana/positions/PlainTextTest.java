package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void names_the_first_character_that_cannot_be_seen_and_its_place() {
        assertThat(PlainText.firstForbidden("Mari\u200Ba")).isEqualTo("zero width space U+200B at character 5");
        assertThat(PlainText.firstForbidden("a\u202Eb\u200B"))
                .isEqualTo("right-to-left override U+202E at character 2");
        assertThat(PlainText.firstForbidden("\u0000")).isEqualTo("null U+0000 at character 1");
        assertThat(PlainText.firstForbidden("a\nb")).isEqualTo("line break U+000A at character 2");
        assertThat(PlainText.firstForbidden("a\tb")).isEqualTo("tab U+0009 at character 2");
        assertThat(PlainText.firstForbidden("so\u00ADft")).startsWith("soft hyphen U+00AD");
        assertThat(PlainText.firstForbidden("a\uFEFFb")).isEqualTo("byte order mark U+FEFF at character 2");
        assertThat(PlainText.firstForbidden("a\u0085")).contains("U+0085");
        assertThat(PlainText.firstForbidden("a\u2028b")).contains("U+2028");
        assertThat(PlainText.firstForbidden("a\uFFFF")).contains("U+FFFF");
    }

    @Test
    void counts_a_character_outside_the_basic_plane_as_one_place() {
        assertThat(PlainText.firstForbidden("𝄞\u200B")).endsWith("at character 2");
        assertThat(PlainText.firstForbidden("𝄞".substring(0, 1))).contains("U+D834");
    }

    @Test
    void finds_nothing_in_what_people_write() {
        assertThat(PlainText.firstForbidden("Nicolò D’Angelo – 12€ 𝄞 北京\u00A0x"))
                .isNull();
        assertThat(PlainText.firstForbidden("")).isNull();
    }

    @Test
    void finds_where_it_stands() {
        assertThat(PlainText.indexOfForbidden("𝄞\u200B")).isEqualTo(2);
        assertThat(PlainText.indexOfForbidden("Nicolò 𝄞")).isEqualTo(-1);
        assertThat(PlainText.place("𝄞\u200B", 2)).isEqualTo(2);
    }

    @Test
    void is_plain_when_there_is_nothing_to_look_for() {
        assertThat(PlainText.isPlain("Via dei Tigli")).isTrue();
        assertThat(new String[] {"", " a", "a ", "a\tb", "è", "a\u007F"}).noneMatch(PlainText::isPlain);
    }

    @Test
    void trims_blanks_of_every_kind_at_both_ends() {
        assertThat(PlainText.trim("\uFEFF\u200B \t\u00A0Via dei  Tigli\u2003\u200D\r\n"))
                .isEqualTo("Via dei  Tigli");
        assertThat(PlainText.trim("\u00A0\u200B")).isEmpty();
        assertThat(PlainText.trim("a")).isEqualTo("a");
        assertThat(PlainText.isEmpty("\u00A0\u200B ")).isTrue();
        assertThat(PlainText.isEmpty(null)).isTrue();
        assertThat(PlainText.isEmpty(".")).isFalse();
    }

    @Test
    void is_made_tidy_for_sending() {
        assertThat(PlainText.tidy(" Via\u00A0 dei \t Tigli ")).isEqualTo("Via dei Tigli");
        assertThat(PlainText.tidy("Nicolo\u0300")).isEqualTo("Nicolò");
        var plain = "Via dei Tigli";
        assertThat(PlainText.tidy(plain)).isSameAs(plain);
    }

    @Test
    void makes_codes_comparable() {
        assertThat(PlainText.asCode("it60 X054 2811\u00A01010 0000 0123 456 "))
                .isEqualTo("IT60X0542811101000000123456");
        assertThat(PlainText.asCode("\uFEFFrssmra85t10a562s\u200B")).isEqualTo("RSSMRA85T10A562S");
        var plain = "RSSMRA85T10A562S";
        assertThat(PlainText.asCode(plain)).isSameAs(plain);
        assertThat(PlainText.asCode("")).isEmpty();
    }

    @Property
    void is_as_long_as_it_is_sent(@ForAll String text) {
        var sent = PlainText.tidy(text);
        assertThat(PlainText.tidy(sent)).isEqualTo(sent);
        var collapsed = PlainText.trim(text).replaceAll("[\\s\\p{Z}\u0085\u001C-\u001F]+", " ");
        assertThat(PlainText.length(PlainText.trim(text))).isEqualTo(collapsed.length());
    }
}
