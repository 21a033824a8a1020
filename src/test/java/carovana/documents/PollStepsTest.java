package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.documents.PollSteps.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An order is asked after")
class PollStepsTest {

    private final PollSteps steps = new PollSteps(
            List.of(
                    new Step(Duration.ofMinutes(5), Duration.ofMinutes(15)),
                    new Step(Duration.ofMinutes(15), Duration.ofMinutes(75)),
                    new Step(Duration.ofHours(1), Duration.ofHours(48)),
                    new Step(Duration.ofHours(6), Duration.ofDays(15))),
            0.2);

    @Test
    void more_seldom_the_older_it_is_and_not_for_ever() {
        assertThat(steps.pause(Duration.ZERO, false, 0.5)).contains(Duration.ofMinutes(5));
        assertThat(steps.pause(Duration.ofMinutes(15), false, 0.5)).contains(Duration.ofMinutes(15));
        assertThat(steps.pause(Duration.ofHours(47), false, 0.5)).contains(Duration.ofHours(1));
        assertThat(steps.pause(Duration.ofDays(14), false, 0.5)).contains(Duration.ofHours(6));
        assertThat(steps.pause(Duration.ofDays(15), false, 0.5)).isEmpty();
    }

    @Test
    void twice_as_often_when_it_is_urgent() {
        assertThat(steps.pause(Duration.ZERO, true, 0.5)).contains(Duration.ofSeconds(150));
    }

    @Test
    void never_all_in_one_moment() {
        assertThat(steps.pause(Duration.ZERO, false, 0)).contains(Duration.ofMinutes(4));
        assertThat(steps.pause(Duration.ZERO, false, 1)).contains(Duration.ofMinutes(6));
    }

    @Test
    void later_each_time_it_comes_to_nothing_but_within_the_hour() {
        assertThat(steps.afterTrouble(0, 0.5)).isEqualTo(Duration.ofMinutes(5));
        assertThat(steps.afterTrouble(2, 0.5)).isEqualTo(Duration.ofMinutes(20));
        assertThat(steps.afterTrouble(1000, 0.5)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void about_sixty_times_in_its_first_two_days_at_most() {
        var age = Duration.ZERO;
        int calls = 0;
        for (var pause = steps.pause(age, false, 0); age.compareTo(Duration.ofHours(48)) < 0; calls++) {
            age = age.plus(pause.orElseThrow());
            pause = steps.pause(age, false, 0);
        }
        assertThat(calls).isBetween(50, 70);
    }

    @Test
    void only_by_steps_that_come_one_after_the_other() {
        var step = new Step(Duration.ofMinutes(5), Duration.ofMinutes(15));
        assertThatThrownBy(() -> new PollSteps(List.of(step, step), 0.2))
                .hasMessageContaining("later than the one before");
        assertThatThrownBy(() -> new PollSteps(List.of(), 0.2)).hasMessageContaining("must have a step");
    }
}
