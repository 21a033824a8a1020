package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final String XSD = "[a-zA-Z0-9_\\.\\+\\-]+@[a-zA-Z0-9\\-]+(\\.[a-zA-Z0-9\\-]+)*";
    private static final Validator GPD =
            Validation.buildDefaultValidatorFactory().getValidator();

    private record Contact(@Email String address) {}

    @ParameterizedTest
    @ValueSource(strings = {"maria.rossi@example.org", "m+tari_2026@mail.example.org", "a@b", "-a@x-y.it"})
    void is_taken(String address) {
        assertThat(EmailAddress.isWellFormed(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "maria",
                "@example.org",
                "maria@",
                "o'neil@example.org",
                "maria@example..org",
                "ma..ria@example.org",
                ".maria@example.org",
                "maria.@example.org",
                "maria@example.org.",
                "maria@-example.org",
                "maria@example-.org",
                "màrio@example.org",
                "a@b@c",
                "a@example.org b@example.org",
                "a@b_c.it"
            })
    void is_refused(String address) {
        assertThat(EmailAddress.isWellFormed(address)).isFalse();
    }

    @Property
    void what_is_taken_both_ends_of_the_chain_take(@ForAll("addresses") String address) {
        boolean both =
                address.matches(XSD) && GPD.validate(new Contact(address)).isEmpty();
        assertThat(EmailAddress.isWellFormed(address)).as(address).isEqualTo(both && !address.isEmpty());
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.strings().withChars("ab1.-_+@'").ofMaxLength(12);
    }
}
