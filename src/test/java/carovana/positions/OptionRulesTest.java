package carovana.positions;

import static carovana.positions.Examples.judge;
import static carovana.positions.Examples.numbered;
import static carovana.positions.Examples.option;
import static carovana.positions.Examples.position;
import static carovana.positions.Examples.share;
import static carovana.positions.Examples.withAmount;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules of a payment option")
class OptionRulesTest {

    private static final long MOST = 99_999_999_999L;

    @Test
    void take_from_one_cent_to_the_limit() {
        assertThat(judge(option(of(1, 1)))).isEmpty();
        assertThat(judge(option(of(1, MOST)))).isEmpty();
        assertThat(judge(option(of(1, MOST + 1))))
                .hasSize(2)
                .allMatch(each -> each.field().equals("amount"))
                .allMatch(each -> each.advice().equals("must be at most 999999999.99 euro"));
    }

    @Test
    void refuse_no_amount_and_a_negative_one() {
        assertThat(judge(withAmount(0, share()))).singleElement().satisfies(objection -> {
            assertThat(objection.transfer()).isZero();
            assertThat(objection.advice()).startsWith("is missing: ");
        });
        assertThat(judge(withAmount(-5, share())))
                .singleElement()
                .extracting(Objection::value)
                .isEqualTo("-0.05");
    }

    @Test
    void want_the_shares_to_make_the_amount() {
        assertThat(judge(withAmount(12_301, share()))).singleElement().satisfies(objection -> {
            assertThat(objection.field()).isEqualTo("amount");
            assertThat(objection.value()).isEqualTo("123.01");
            assertThat(objection.advice()).startsWith("the shares of the beneficiaries make 123.00:");
        });
    }

    @Test
    void do_not_add_up_amounts_that_are_wrong_themselves() {
        assertThat(judge(withAmount(12_300, of(1, 0)))).hasSize(1);
        assertThat(judge(withAmount(12_300, of(1, 13_000), of(2, -700)))).hasSize(1);
    }

    @Test
    void take_five_beneficiaries_in_any_order_and_no_more() {
        assertThat(judge(option(of(2, 1), of(1, 1), of(5, 1), of(4, 1), of(3, 1))))
                .isEmpty();
        assertThat(Examples.fields(judge(option(of(1, 1), of(2, 1), of(3, 1), of(4, 1), of(5, 1), of(6, 1)))))
                .containsExactly("transfer");
    }

    @Test
    void refuse_gaps_repetitions_and_no_beneficiary() {
        assertThat(judge(option(of(1, 1), of(3, 1)))).singleElement().satisfies(objection -> {
            assertThat(objection.field()).isEqualTo("transfer");
            assertThat(objection.value()).isEqualTo("1, 3");
        });
        assertThat(judge(option(of(1, 1), of(1, 1)))).hasSize(1);
        assertThat(judge(option(of(0, 1), of(1, 1)))).hasSize(1);
        assertThat(judge(withAmount(100)))
                .singleElement()
                .extracting(Objection::field)
                .isEqualTo("transfer");
    }

    @Test
    void tell_which_option_and_which_beneficiary() {
        var second = withAmount(12_800, share(), numbered(2, "01199250158", "IT1", "9/0201102IM/"));
        assertThat(judge(option(share()), second.withIuv(null))).singleElement().satisfies(objection -> {
            assertThat(objection.option()).isEqualTo(1);
            assertThat(objection.transfer()).isEqualTo(2);
        });
    }

    @Test
    void limit_the_description() {
        assertThat(judge(Examples.withDescription("x".repeat(140)))).isEmpty();
        assertThat(Examples.fields(judge(Examples.withDescription("x".repeat(141)))))
                .containsExactly("description");
        assertThat(Examples.fields(judge(Examples.withDescription("\u00A0 ")))).containsExactly("description");
    }

    @Test
    void warn_of_a_codice_fiscale_in_the_description() {
        assertThat(judge(Examples.withDescription("TARI di rssmra85t10a562s")))
                .singleElement()
                .matches(each -> !each.isFault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000000000004286", "0100000000000428", "301000000000004285", "01000000000A04285", ""})
    void refuse_a_wrong_IUV(String iuv) {
        assertThat(judge(Examples.withIuv(iuv)))
                .singleElement()
                .matches(each -> each.isFault() && each.field().equals("iuv"));
    }

    @Test
    void accept_the_segregation_codes_configured_and_the_own_one() {
        var iuv = Examples.withIuv(Iuv.of("12", 7).value());
        assertThat(judgeFor("01", List.of(), iuv)).isEmpty();
        assertThat(judgeFor("12", List.of("03"), iuv)).isEmpty();
        assertThat(judgeFor("01", List.of("03", "12"), iuv)).isEmpty();
        assertThat(judgeFor(null, List.of("12"), iuv)).isEmpty();
        assertThat(judgeFor("01", List.of("03"), iuv)).singleElement().satisfies(objection -> {
            assertThat(objection.isFault()).isTrue();
            assertThat(objection.advice()).startsWith("starts with 12,");
        });
    }

    @Test
    void take_ten_metadata_with_different_keys() {
        assertThat(judge(Examples.withMetadata(metadata(10)))).isEmpty();
        assertThat(Examples.fields(judge(Examples.withMetadata(metadata(11))))).containsExactly("metadata");
    }

    @Test
    void refuse_metadata_that_pagoPA_would_not_keep() {
        assertThat(judge(Examples.withMetadata(List.of(new Metadata("k", "1"), new Metadata("k", "2")))))
                .singleElement()
                .matches(each -> each.advice().contains("twice"));
        assertThat(judge(Examples.withMetadata(List.of(new Metadata("NOTIFICATION_FEE", "1")))))
                .hasSize(1);
        assertThat(judge(Examples.withMetadata(List.of(new Metadata("k".repeat(141), "v".repeat(141))))))
                .hasSize(2);
        assertThat(judge(Examples.withMetadata(List.of(new Metadata("k".repeat(140), "v".repeat(140))))))
                .isEmpty();
        assertThat(judge(Examples.withMetadata(List.of(new Metadata("", null)))))
                .hasSize(2);
    }

    private static List<Objection> judgeFor(String own, List<String> accepted, PaymentOption option) {
        var organization = Examples.bugliano(List.of(), own, accepted, false);
        return Examples.rules().judge(position(Examples.maria(), option), organization);
    }

    private static List<Metadata> metadata(int count) {
        var metadata = new ArrayList<Metadata>();
        for (int i = 0; i < count; i++) {
            metadata.add(new Metadata("key" + i, "value"));
        }
        return metadata;
    }

    private static Transfer of(int number, long amount) {
        return new Transfer(
                number, null, null, amount, "TARI 2026", "9/0101101IM/", Examples.IBAN, null, null, List.of());
    }
}
