package carovana.sandbox.gpd;

import static carovana.sandbox.gpd.PositionStatus.DRAFT;
import static carovana.sandbox.gpd.PositionStatus.EXPIRED;
import static carovana.sandbox.gpd.PositionStatus.INVALID;
import static carovana.sandbox.gpd.PositionStatus.PAID;
import static carovana.sandbox.gpd.PositionStatus.PARTIALLY_PAID;
import static carovana.sandbox.gpd.PositionStatus.PUBLISHED;
import static carovana.sandbox.gpd.PositionStatus.REPORTED;
import static carovana.sandbox.gpd.PositionStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.Asked;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.SandboxTimer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is done to positions, in whatever order, they only ever go where the state machine lets them. */
class StateMachineTest {

    private static final String ORG = "99000000010";
    private static final Segregation OPEN = new Segregation(List.of());

    /** From where each operation may lead to where; staying where it is counts as refused. */
    private static final Map<Act, Map<PositionStatus, Set<PositionStatus>>> WAYS = Map.of(
            Act.UPDATE, ways(EnumSet.of(DRAFT, PUBLISHED, VALID, EXPIRED), DRAFT),
            Act.UPDATE_AND_PUBLISH, ways(EnumSet.of(DRAFT, PUBLISHED, VALID, EXPIRED), VALID, PUBLISHED),
            Act.PUBLISH, ways(EnumSet.of(DRAFT), VALID, PUBLISHED),
            Act.INVALIDATE, ways(EnumSet.of(PUBLISHED, VALID), INVALID),
            Act.PAY, ways(EnumSet.allOf(PositionStatus.class), PARTIALLY_PAID, PAID),
            Act.REPORT, ways(EnumSet.of(PARTIALLY_PAID, PAID), PARTIALLY_PAID, PAID, REPORTED),
            Act.WAIT, Map.of(PUBLISHED, EnumSet.of(VALID, EXPIRED), VALID, EnumSet.of(EXPIRED)));

    private static Path home;
    private static SandboxTimer timer;
    private static SandboxStore store;
    private static SandboxClock clock;
    private static PositionBook book;
    private static Positions positions;
    private static Payments payments;

    enum Act {
        CREATE,
        UPDATE,
        UPDATE_AND_PUBLISH,
        PUBLISH,
        INVALIDATE,
        DELETE,
        PAY,
        REPORT,
        WAIT
    }

    /** One thing done to one of a few positions, to one of its options. */
    record Step(Act act, int position, int option, boolean later) {}

    @BeforeContainer
    static void open() throws IOException {
        home = Files.createTempDirectory("sandbox");
        timer = new SandboxTimer();
        store = new SandboxStore(home, timer);
        clock = new SandboxClock(store);
        book = new PositionBook(store);
        positions = new Positions(book, clock, new ReadToWrite(0));
        payments = new Payments(book, positions, clock);
        new StatusJobs(book, store, clock, timer);
    }

    @AfterContainer
    static void forget() throws IOException {
        store.reset();
    }

    @Provide
    Arbitrary<List<Step>> lives() {
        return Combinators.combine(
                        Arbitraries.of(Act.class),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void only_goes_where_it_may(@ForAll("lives") List<Step> life) {
        store.reset();
        clock.set(Instant.parse("2099-11-01T08:00:00Z"));
        for (Step step : life) {
            Map<String, PositionStatus> before = statuses();
            boolean refused = false;
            try {
                take(step);
            } catch (GpdRefusal refusal) {
                refused = true;
            }
            Map<String, PositionStatus> after = statuses();
            if (refused) {
                assertThat(after).as("after a refused %s", step).isEqualTo(before);
            }
            before.forEach((iupd, was) -> mayGo(step, was, after.get(iupd)));
            book.of(ORG).forEachRemaining(StateMachineTest::isSound);
            assertThat(book.count(ORG)).isEqualTo(after.size());
        }
    }

    private static void mayGo(Step step, PositionStatus was, PositionStatus is) {
        if (is == null) {
            assertThat(step.act).isEqualTo(Act.DELETE);
            assertThat(was).isIn(DRAFT, PUBLISHED, VALID, INVALID, EXPIRED);
        } else if (is != was) {
            assertThat(WAYS).containsKey(step.act);
            assertThat(WAYS.get(step.act).getOrDefault(was, Set.of()))
                    .as("%s from %s", step, was)
                    .contains(is);
        }
    }

    private static void isSound(Position position) {
        LocalDateTime now = clock.now();
        switch (position.status) {
            case DRAFT -> assertThat(position.publishDate).isNull();
            case VALID -> assertThat(position.earliestValidity()).isBeforeOrEqualTo(now);
            case PUBLISHED -> assertThat(position.publishDate).isNotNull();
            case PAID, REPORTED -> assertThat(position.paymentDate).isNotNull();
            default -> assertThat(position.paymentDate).isNull();
        }
        for (PaymentOption option : position.paymentOption) {
            assertThat(option.transfer.stream().mapToLong(each -> each.amount).sum())
                    .isEqualTo(option.amount);
            assertThat(option.isUnpaid()).isEqualTo(option.paymentDate == null);
            assertThat(book.byIuv(ORG, option.iuv))
                    .get()
                    .extracting(found -> found.iupd)
                    .isEqualTo(position.iupd);
            assertThat(book.byNav(ORG, option.nav)).isPresent();
        }
        if (position.status == PARTIALLY_PAID) {
            assertThat(position.paymentOption).anyMatch(PaymentOption::isUnpaid).anyMatch(option -> !option.isUnpaid());
        }
    }

    private static void take(Step step) {
        String iupd = "TARI-" + step.position;
        String iuv = step.position + "0" + step.option;
        switch (step.act) {
            case CREATE -> {
                LocalDateTime now = clock.now();
                positions.create(ORG, List.of(draft(step, now)), step.option == 1, OPEN, "GPD", now);
            }
            case UPDATE, UPDATE_AND_PUBLISH -> {
                LocalDateTime now = clock.now();
                positions.update(ORG, draft(step, now), step.act == Act.UPDATE_AND_PUBLISH, OPEN, now);
            }
            case PUBLISH -> positions.publish(ORG, iupd, OPEN);
            case INVALIDATE -> positions.invalidate(ORG, iupd, OPEN);
            case DELETE -> positions.delete(ORG, List.of(iupd), OPEN);
            case PAY ->
                payments.pay(
                        ORG, "3" + iuv, new PayRequest(clock.now(), null, null, null, "Banca di Prova", "1", null));
            case REPORT -> payments.report(ORG, iuv, "1");
            case WAIT -> clock.advance(Duration.ofHours(step.option * 30L));
            default -> throw new AssertionError(step);
        }
    }

    private static Position draft(Step step, LocalDateTime now) {
        String iuv = step.position + "0";
        String json = Asked.with(
                Asked.position("TARI-" + step.position, iuv),
                "/paymentOption",
                "[%s,%s,%s]"
                        .formatted(
                                Asked.option(iuv + "1", true),
                                Asked.option(iuv + "2", true),
                                Asked.option(iuv + "3", false)));
        if (step.later) {
            json = Asked.with(json, "/validityDate", "\"" + now.plusDays(1) + "\"");
        }
        json = json.replace("2099-12-16T23:59:59", now.plusDays(3).toString());
        return PositionDraft.of(
                ORG, GpdJson.request(json.getBytes(StandardCharsets.UTF_8), PositionRequest.class), now);
    }

    private static Map<String, PositionStatus> statuses() {
        var statuses = new HashMap<String, PositionStatus>();
        book.of(ORG).forEachRemaining(position -> statuses.put(position.iupd, position.status));
        return statuses;
    }

    private static Map<PositionStatus, Set<PositionStatus>> ways(Set<PositionStatus> from, PositionStatus... to) {
        var ways = new HashMap<PositionStatus, Set<PositionStatus>>();
        from.forEach(status -> ways.put(status, Set.of(to)));
        return ways;
    }
}
