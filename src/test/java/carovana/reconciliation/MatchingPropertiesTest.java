package carovana.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.FlowHeader;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.ReceiptTransfer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MatchingPropertiesTest {

    private static final List<String> IUVS =
            List.of("01000000000000144", "01000000000000245", "01000000000000346", "77000000000000154");
    private static final List<String> IUFS =
            List.of("2026-11-18PSPITM01-S1", "2026-11-18PSPITM02-S1", "2026-11-19PSPITM01-S1", "ODD");
    private static final List<String> OUTCOMES = List.of("0", "0", "0", "0", "3", "4", "8", "9", "7");
    private static final List<Long> AMOUNTS = List.of(10_000L, 10_000L, 5_000L);

    @Property(tries = 400)
    void says_the_same_of_the_same_facts_in_any_order_and_however_often(@ForAll long seed) {
        var random = new Random(seed);
        var story = happened(random);
        var now = Instant.parse("2026-11-18T09:00:00Z").plus(random.nextInt(300), ChronoUnit.HOURS);
        var said = story.at(now);

        shuffleAndRepeat(story, random);

        assertThat(story.at(now)).isEqualTo(said);
    }

    @Property(tries = 400)
    void says_everything_once_and_blocks_what_is_blocked(@ForAll long seed) {
        var random = new Random(seed);
        var said = happened(random).at(Instant.parse("2026-12-10T09:00:00Z"));

        assertThat(said.anomalies().stream().map(each -> each.kind() + " " + each.subject()))
                .doesNotHaveDuplicates();
        assertThat(said.payments().stream().map(Payment::key)).doesNotHaveDuplicates();
        assertThat(said.anomalies()).allSatisfy(each -> {
            assertThat(each.sentence()).isNotBlank().doesNotContain("null");
            assertThat(each.openFrom()).isAfterOrEqualTo(Instant.EPOCH);
        });
        var blocked = said.anomalies().stream()
                .filter(each -> each.kind() == AnomalyKind.AMOUNT_MISMATCH_RT_FDR
                        || each.kind() == AnomalyKind.UNKNOWN_OUTCOME
                        || each.kind() == AnomalyKind.UNKNOWN_IUV
                        || each.kind() == AnomalyKind.REVERSAL_UNMATCHED)
                .map(each -> each.subject())
                .collect(Collectors.toSet());
        assertThat(said.payments())
                .filteredOn(each -> blocked.contains(each.key().told()))
                .allMatch(each -> each.state() == PaymentState.MISMATCH);
    }

    private static Story happened(Random random) {
        var story = new Story();
        for (var iuv : IUVS) {
            if (random.nextInt(3) > 0) {
                story.position(
                        "DUE-" + iuv,
                        pick(random, List.of("VALID", "PAID", "INVALID")),
                        Story.option(iuv, 10_000, pick(random, List.of("PO_UNPAID", "PO_PAID", "PO_REPORTED"))));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                long amount = pick(random, AMOUNTS);
                var learned = Story.PAID.plus(random.nextInt(100), ChronoUnit.HOURS);
                story.receipt(
                        iuv,
                        "rt-" + random.nextInt(3),
                        Story.ORG,
                        amount,
                        learned,
                        new ReceiptTransfer(1, Story.ORG, amount, random.nextInt(9) == 0));
            }
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            var lines = new ArrayList<FlowLine>();
            for (int number = 1 + random.nextInt(4); number > 0; number--) {
                lines.add(Story.line(
                        number,
                        pick(random, IUVS),
                        "rt-" + random.nextInt(3),
                        pick(random, AMOUNTS),
                        pick(random, OUTCOMES)));
            }
            int version = random.nextInt(3);
            int off = random.nextInt(8) == 0 ? 1 : 0;
            story.flow(
                    pick(random, IUFS),
                    Story.FIRST.plusDays(version),
                    Story.FETCHED.plus(random.nextInt(72), ChronoUnit.HOURS),
                    right -> new FlowHeader(
                            right.iuf(),
                            right.regulation(),
                            right.regulationDay(),
                            right.receiver(),
                            right.count() + off,
                            right.total()),
                    lines.toArray(FlowLine[]::new));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            var text = pick(
                    random,
                    List.of(
                            "/PUR/LGPE-RIVERSAMENTO/URI/" + pick(random, IUFS),
                            "/RFB/" + pick(random, IUVS),
                            "/PUR/LGPE-RIVERSAMENTO/URI/2",
                            "AFFITTO"));
            story.credit(
                    "2026/" + random.nextInt(5),
                    pick(random, AMOUNTS),
                    text,
                    Story.FETCHED.plus(random.nextInt(96) - 24, ChronoUnit.HOURS));
        }
        if (random.nextBoolean()) {
            story.unreadable(Story.FETCHED.plus(random.nextInt(96), ChronoUnit.HOURS));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            story.listed(
                    random.nextInt(8), random.nextBoolean() ? Story.FETCHED.plusSeconds(random.nextInt(999)) : null);
        }
        if (random.nextBoolean()) {
            story.closed(pick(random, List.of(AnomalyKind.values())), "2026-11-25T09:00:00Z");
        }
        return story;
    }

    private static void shuffleAndRepeat(Story story, Random random) {
        for (List<?> facts : List.of(
                story.receipts,
                story.flows,
                story.unreadable,
                story.listings,
                story.credits,
                story.positions,
                story.closures)) {
            repeat(facts, random);
        }
    }

    private static <T> void repeat(List<T> facts, Random random) {
        for (int i = facts.isEmpty() ? 0 : random.nextInt(4); i > 0; i--) {
            facts.add(facts.get(random.nextInt(facts.size())));
        }
        Collections.shuffle(facts, random);
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
