package carovana.ledger.payments;

import static carovana.ledger.payments.FactPromises.IUF;
import static carovana.ledger.payments.FactPromises.NOW;
import static carovana.ledger.payments.FactPromises.ORG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import carovana.ledger.LedgerFixture;
import carovana.ledger.payments.PaidFiles.PaidFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger promises of what back offices are told: each payment once, and once for each change. */
abstract class GivenPromises {

    private static final LocalDate DAY = LocalDate.parse("2026-11-19");

    private LedgerFixture ledger;
    private PaidFiles files;

    abstract DataSource database();

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(database());
        files = ledger.the(PaidFiles.class);
    }

    @AfterEach
    void close() throws Exception {
        ledger.closeWithDatabase();
    }

    @Test
    void a_payment_is_told_once_whatever_the_day() {
        standing("iuv-1", payment("iuv-1", "rt-1", PaymentState.PAID));
        standing("iuv-2", payment("iuv-2", "", PaymentState.OPEN));
        enter(DAY);
        enter(DAY);
        enter(DAY.plusDays(1));
        assertThat(all(DAY, false))
                .extracting(each -> each.key().iuv(), PaidLine::state)
                .containsExactly(tuple("iuv-1", "PAID"));
        assertThat(files.latest(ORG, DAY.plusDays(1), false)).isEmpty();
        assertThat(files.latest(ORG, DAY, true)).isEmpty();
    }

    @Test
    void what_comes_later_the_same_day_goes_behind_what_is_there_and_the_file_is_to_be_written_again() {
        standing("iuv-2", payment("iuv-2", "rt-2", PaymentState.PAID));
        enter(DAY);
        var before = files.latest(ORG, DAY, false).orElseThrow();
        assertThat(files.unwritten(ORG)).containsExactly(before);
        files.written(before, NOW);
        assertThat(files.unwritten(ORG)).isEmpty();

        standing("iuv-1", payment("iuv-1", "rt-1", PaymentState.PAID));
        enter(DAY);
        assertThat(all(DAY, false))
                .extracting(PaidLine::number, each -> each.key().iuv())
                .containsExactly(tuple(1, "iuv-2"), tuple(2, "iuv-1"));
        assertThat(files.unwritten(ORG)).hasSize(1);
        files.written(before, NOW);
        assertThat(files.unwritten(ORG)).as("one line more than was written").hasSize(1);
    }

    @Test
    void a_part_that_was_taken_away_is_followed_by_another() {
        standing("iuv-1", payment("iuv-1", "rt-1", PaymentState.PAID));
        enter(DAY);
        standing("iuv-2", payment("iuv-2", "rt-2", PaymentState.PAID));
        ledger.the(GiveBack.class).enter(ORG, new GiveBack.Parts(DAY, 2, 1));
        var second = files.latest(ORG, DAY, false).orElseThrow();
        assertThat(second).extracting(PaidFile::part, PaidFile::lines).containsExactly(2, 1);
        assertThat(files.lines(second, 0, 10))
                .extracting(each -> each.key().iuv())
                .containsExactly("iuv-2");
    }

    @Test
    void a_change_is_told_with_what_was_told_before() {
        standing("iuv-1", payment("iuv-1", "rt-1", PaymentState.PAID));
        enter(DAY);
        standing("iuv-1", payment("iuv-1", "rt-1", PaymentState.REPORTED));
        standing("iuv-1", payment("iuv-1", "rt-1", PaymentState.RECONCILED));
        enter(DAY.plusDays(1));
        enter(DAY.plusDays(2));
        assertThat(all(DAY.plusDays(1), true))
                .extracting(PaidLine::before, PaidLine::state)
                .containsExactly(tuple("PAID", "RECONCILED"));

        standing("iuv-1", payment("iuv-1", "rt-1", PaymentState.MISMATCH));
        standing("iuv-1", payment("iuv-1", "rt-1", PaymentState.RECONCILED));
        enter(DAY.plusDays(3));
        assertThat(files.latest(ORG, DAY.plusDays(3), true))
                .as("what is again as it was told is no news")
                .isEmpty();
    }

    @Test
    void what_nothing_says_any_more_is_withdrawn_and_may_come_back() {
        standing("iuv-1", payment("iuv-1", "iur-1", PaymentState.REPORTED_NO_RECEIPT));
        enter(DAY);
        standing("iuv-1");
        enter(DAY.plusDays(1));
        enter(DAY.plusDays(1));
        assertThat(all(DAY.plusDays(1), true))
                .extracting(PaidLine::before, PaidLine::state, PaidLine::amount)
                .containsExactly(tuple("REPORTED_NO_RECEIPT", "WITHDRAWN", 10_000L));

        standing("iuv-1", payment("iuv-1", "iur-1", PaymentState.REPORTED_NO_RECEIPT));
        enter(DAY.plusDays(2));
        assertThat(files.latest(ORG, DAY.plusDays(2), false)).isEmpty();
        assertThat(all(DAY.plusDays(2), true))
                .extracting(PaidLine::before, PaidLine::state)
                .containsExactly(tuple("WITHDRAWN", "REPORTED_NO_RECEIPT"));
    }

    @Test
    void what_was_gone_for_a_moment_only_is_no_news() {
        standing("iuv-1", payment("iuv-1", "iur-1", PaymentState.REPORTED_NO_RECEIPT));
        enter(DAY);
        standing("iuv-1");
        standing("iuv-1", payment("iuv-1", "iur-1", PaymentState.REPORTED_NO_RECEIPT));
        enter(DAY.plusDays(1));
        assertThat(files.latest(ORG, DAY.plusDays(1), false)).isEmpty();
        assertThat(files.latest(ORG, DAY.plusDays(1), true)).isEmpty();
    }

    @Test
    void another_intermediarys_notice_is_not_told() {
        standing("iuv-1", payment("iuv-1", "iur-1", PaymentState.FOREIGN));
        enter(DAY);
        assertThat(files.latest(ORG, DAY, false)).isEmpty();
        standing("iuv-1", payment("iuv-1", "iur-1", PaymentState.REPORTED_NO_RECEIPT));
        enter(DAY);
        assertThat(all(DAY, false)).hasSize(1);
    }

    @Test
    void what_was_taken_back_and_never_paid_is_not_told() {
        standing("iuv-1", takenBack("iuv-1"));
        enter(DAY);
        assertThat(files.latest(ORG, DAY, false)).isEmpty();

        standing("iuv-1", payment("iuv-1", "iur-1", PaymentState.REPORTED_NO_RECEIPT));
        enter(DAY);
        standing("iuv-1", takenBack("iuv-1"));
        enter(DAY.plusDays(1));
        enter(DAY.plusDays(2));
        assertThat(all(DAY.plusDays(1), true))
                .extracting(PaidLine::before, PaidLine::state)
                .containsExactly(tuple("REPORTED_NO_RECEIPT", "WITHDRAWN"));
        assertThat(files.latest(ORG, DAY.plusDays(2), true)).isEmpty();
    }

    private static Payment takenBack(String iuv) {
        return new Payment(new PaymentKey(ORG, iuv, "iur-1", 1), PaymentState.MISMATCH, 1_000, null, null, IUF, false);
    }

    @Test
    void many_are_entered_in_pages_none_twice() {
        var iuvs = IntStream.range(0, 2_500).mapToObj(n -> "iuv-" + n).toList();
        ledger.the(PaymentStates.class)
                .record(
                        ORG,
                        iuvs,
                        iuvs.stream()
                                .map(each -> payment(each, "rt", PaymentState.PAID))
                                .toList(),
                        NOW);
        enter(DAY);
        assertThat(all(DAY, false)).hasSize(2_500).extracting(PaidLine::key).doesNotHaveDuplicates();
        assertThat(all(DAY, false).get(2_499).number()).isEqualTo(2_500);
    }

    @Test
    void two_who_enter_at_once_tell_each_payment_once() throws Exception {
        var iuvs = IntStream.range(0, 500).mapToObj(n -> "iuv-" + n).toList();
        ledger.the(PaymentStates.class)
                .record(
                        ORG,
                        iuvs,
                        iuvs.stream()
                                .map(each -> payment(each, "rt", PaymentState.PAID))
                                .toList(),
                        NOW);
        var both = Executors.newFixedThreadPool(2);
        try {
            for (var each : both.invokeAll(Collections.nCopies(2, Executors.callable(() -> enter(DAY))))) {
                each.get();
            }
        } finally {
            both.shutdown();
        }
        assertThat(all(DAY, false)).hasSize(500).extracting(PaidLine::key).doesNotHaveDuplicates();
    }

    private void enter(LocalDate day) {
        boolean more = true;
        while (more) {
            more = ledger.the(GiveBack.class).enter(ORG, new GiveBack.Parts(day, 1, 1));
        }
    }

    private List<PaidLine> all(LocalDate day, boolean changes) {
        return files.lines(files.latest(ORG, day, changes).orElseThrow(), 0, 10_000);
    }

    private void standing(String iuv, Payment... payments) {
        ledger.the(PaymentStates.class).record(ORG, List.of(iuv), List.of(payments), NOW);
    }

    private static Payment payment(String iuv, String iur, PaymentState state) {
        var paidAt = iur.startsWith("rt") ? Instant.parse("2026-11-17T09:15:30Z") : null;
        var paidOn = iur.isEmpty() ? null : DAY.minusDays(2);
        return new Payment(new PaymentKey(ORG, iuv, iur, 1), state, 10_000, paidAt, paidOn, IUF, false);
    }
}
