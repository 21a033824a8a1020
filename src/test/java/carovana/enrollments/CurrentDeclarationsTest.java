package carovana.enrollments;

import static carovana.enrollments.Examples.BUGLIANO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.enrollments.EnrollmentSettings.Declared;
import carovana.enrollments.EnrollmentSettings.Item;
import carovana.positions.Organizations;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

@DisplayName("Enrollments that the settings declare")
class CurrentDeclarationsTest {

    private static final Item DONATION = new Item("donation", null, null, null, "Donazione", null);

    private static CurrentDeclarations with(Declared... declared) {
        var settings = new EnrollmentSettings(List.of(declared), false, "0 30 5 * * ?", DataSize.ofMegabytes(1));
        return new CurrentDeclarations(settings, new Organizations(List.of(BUGLIANO)), null);
    }

    private static Declared bugliano(Item... items) {
        return new Declared("99000000010", null, null, List.of(items));
    }

    @Test
    void are_completed_with_what_is_known_of_the_organization() {
        var current = with(bugliano(DONATION)).of("99000000010").orElseThrow();

        assertThat(current.source()).isEqualTo("settings");
        assertThat(current.declaration()).isEqualTo(Examples.declares(Examples.to("donation")));
    }

    @Test
    void stop_the_start_when_they_are_wrong() {
        var wrong = new Item("donation", "IT60X0542811101000000123457", null, "99", null, null);
        assertThatThrownBy(() -> with(bugliano(wrong)))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class, stopped -> assertThat(stopped.getReason())
                                .contains("check digits", "segregationCode: 99", "remittanceInformation: is missing"));
        assertThatThrownBy(() -> with(new Declared("99000000028", null, null, List.of())))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        stopped -> assertThat(stopped.getReason()).contains("it is not in carovana.organizations"));
        assertThatThrownBy(() -> with(bugliano(DONATION), bugliano(DONATION)))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        stopped -> assertThat(stopped.getReason()).contains("declares twice"));
    }

    @Test
    void come_at_times_that_are_times() {
        assertThat(new EnrollmentSettings(List.of(), true, "every morning", DataSize.ofMegabytes(1))
                        .isScheduleAnExpression())
                .isFalse();
    }
}
