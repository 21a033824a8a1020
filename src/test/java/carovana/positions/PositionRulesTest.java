package carovana.positions;

import static carovana.positions.Examples.judge;
import static carovana.positions.Examples.maria;
import static carovana.positions.Examples.option;
import static carovana.positions.Examples.position;
import static carovana.positions.Examples.share;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules of a whole position")
class PositionRulesTest {

    @Test
    void have_nothing_to_say_about_a_good_position() {
        assertThat(judge(position())).isEmpty();
    }

    @Test
    void have_nothing_to_say_about_an_IUV_still_to_be_allocated() {
        assertThat(judge(Examples.withIuv(null), Examples.withIuv(null))).isEmpty();
    }

    @Test
    void say_everything_that_is_wrong_at_once() {
        var nothing = new Transfer(1, null, null, 0, null, null, null, null, null, null);
        var empty = new PaymentOption(null, 0, null, false, null, null, List.of(nothing), null);
        var debtor = new Debtor(null, null, null, null, null, null, null, null, null, null, null, null);
        var objections =
                judge(new DebtPosition(null, null, debtor, null, null, null, false, true, true, List.of(empty)));

        assertThat(Examples.fields(objections))
                .containsExactlyInAnyOrder(
                        "organizationFiscalCode",
                        "iupd",
                        "companyName",
                        "fullName",
                        "fiscalCode",
                        "amount",
                        "description",
                        "dueDate",
                        "amount",
                        "remittanceInformation",
                        "category",
                        "iban");
        assertThat(objections)
                .allSatisfy(each -> assertThat(each.advice()).startsWith("is missing: "))
                .allMatch(Objection::isFault);
    }

    @Test
    void miss_a_debtor_and_the_options() {
        var nothing = position((Debtor) null);
        assertThat(Examples.fields(judge(nothing))).containsExactly("fiscalCode", "fullName", "options");
    }

    @Test
    void refuse_a_due_date_that_has_passed() {
        var yesterday = Examples.withDates(Examples.NOW.minusSeconds(1), null);
        assertThat(judge(yesterday)).singleElement().satisfies(objection -> {
            assertThat(objection.field()).isEqualTo("dueDate");
            assertThat(objection.option()).isZero();
            assertThat(objection.advice()).contains("has passed");
        });
        assertThat(judge(Examples.withDates(Examples.NOW, null))).isEmpty();
    }

    @Test
    void compare_moments_in_UTC() {
        var due = Examples.withDates(LocalDateTime.of(2026, 12, 31, 22, 59, 59), null);
        var atTheEnd = Examples.rulesAt(Instant.parse("2026-12-31T22:59:59Z"));
        var afterwards = Examples.rulesAt(Instant.parse("2026-12-31T23:00:00Z"));
        assertThat(atTheEnd.judge(position(maria(), due), Examples.BUGLIANO)).isEmpty();
        assertThat(afterwards.judge(position(maria(), due), Examples.BUGLIANO))
                .singleElement()
                .extracting(Objection::value)
                .isEqualTo("2026-12-31");
    }

    @Test
    void refuse_a_due_date_before_the_validity() {
        var validity = LocalDateTime.of(2027, 1, 1, 0, 0);
        var objections = judge(position("TARI-2026-1", maria(), validity, option(share())));
        assertThat(objections).singleElement().extracting(Objection::field).isEqualTo("dueDate");
        var sameMoment = option(share()).due();
        assertThat(judge(position("TARI-2026-1", maria(), sameMoment, option(share()))))
                .isEmpty();
    }

    @Test
    void refuse_a_validity_that_is_not_in_the_future() {
        var objections = judge(position("TARI-2026-1", maria(), Examples.NOW, option(share())));
        assertThat(objections).singleElement().satisfies(objection -> {
            assertThat(objection.field()).isEqualTo("validityDate");
            assertThat(objection.option()).isEqualTo(-1);
            assertThat(objection.isFault()).isTrue();
        });
        assertThat(judge(position("TARI-2026-1", maria(), Examples.NOW.plusNanos(1), option(share()))))
                .isEmpty();
    }

    @Test
    void refuse_a_retention_before_the_due_date() {
        var due = Examples.NOW.plusDays(30);
        assertThat(judge(Examples.withDates(due, due))).isEmpty();
        assertThat(judge(Examples.withDates(due, due.minusSeconds(1))))
                .singleElement()
                .extracting(Objection::field)
                .isEqualTo("retentionDate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TARI/2026", "TARI.2026", "TARI 2026", "TARÌ", "a*b", "1234567890-1234567890-1234567890-XYZ"})
    void refuse_an_IUPD_that_pagoPA_could_not_find_again(String iupd) {
        assertThat(judge(position(iupd, maria(), null, option(share()))))
                .singleElement()
                .extracting(Objection::field)
                .isEqualTo("iupd");
    }

    @Test
    void take_an_IUPD_of_35_characters() {
        assertThat(judge(position("ABCDEFGHIJ_abcdefghij-0123456789-XYZ".substring(1), maria(), null, option(share()))))
                .isEmpty();
    }

    @Test
    void refuse_the_same_IUV_twice() {
        assertThat(judge(option(share()), Examples.withIuv(null), option(share())))
                .singleElement()
                .satisfies(objection -> {
                    assertThat(objection.field()).isEqualTo("iuv");
                    assertThat(objection.option()).isEqualTo(2);
                });
    }

    @Test
    void take_a_hundred_options_and_no_more() {
        var options = new ArrayList<PaymentOption>();
        for (int i = 0; i < 100; i++) {
            options.add(Examples.withIuv(Iuv.of("01", i).value()));
        }
        assertThat(judge(options.toArray(PaymentOption[]::new))).isEmpty();
        options.add(Examples.withIuv(null));
        assertThat(judge(options.toArray(PaymentOption[]::new)))
                .singleElement()
                .extracting(Objection::advice)
                .asString()
                .contains("101", "100");
    }

    @Test
    void refuse_a_position_of_another_organization() {
        var other = new Organization("15376371009", "Another", null, null, "02", null, null, false);
        assertThat(Examples.fields(Examples.rules().judge(position(), other))).contains("organizationFiscalCode");
    }

    @Test
    void limit_the_names_of_the_organization_and_its_office() {
        assertThat(judge(named("C".repeat(140), "O".repeat(140)))).isEmpty();
        assertThat(Examples.fields(judge(named("C".repeat(141), "O".repeat(141)))))
                .containsExactly("companyName", "officeName");
    }

    private static DebtPosition named(String company, String office) {
        return new DebtPosition(
                "99000000010", "A", maria(), company, office, null, false, true, true, List.of(option(share())));
    }
}
