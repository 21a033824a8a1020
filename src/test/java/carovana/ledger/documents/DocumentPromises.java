package carovana.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.ledger.LedgerFixture;
import carovana.ledger.WorkList;
import carovana.ledger.documents.DocumentRequest.State;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger promises to remember of ordered documents. */
abstract class DocumentPromises {

    static final String ORG = "99000000010";
    static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-11-20T09:00:00");

    private DataSource database;
    private LedgerFixture ledger;
    private DocumentRequests requests;
    private DocumentFiles files;
    private DocumentBudgets budgets;

    abstract DataSource database();

    @BeforeEach
    void open() {
        database = database();
        ledger = new LedgerFixture(database);
        requests = ledger.the(DocumentRequests.class);
        files = ledger.the(DocumentFiles.class);
        budgets = ledger.the(DocumentBudgets.class);
    }

    @AfterEach
    void close() throws Exception {
        ledger.closeWithDatabase();
    }

    private NewRequest request(String key) {
        return new NewRequest(
                requests.nextId(),
                ORG,
                key,
                "financial-package",
                UUID.randomUUID().toString(),
                List.of("urgenza"),
                "hash",
                true,
                NOW,
                List.of(new KeptFile("fields", KeptFile.Kind.INPUT, 10, "sha")));
    }

    private DocumentRequest claimed(String key) {
        assertThat(requests.take(request(key))).isTrue();
        return requests.claim(State.RECEIVED, 1).get(0);
    }

    @Test
    void a_key_is_an_organizations_once() {
        assertThat(requests.take(request("A"))).isTrue();
        assertThat(requests.take(request("A"))).isFalse();

        var found = requests.byKey(ORG, "A").orElseThrow();
        assertThat(found.state()).isEqualTo(State.RECEIVED);
        assertThat(found.optionList()).containsExactly("urgenza");
        assertThat(found.folder()).isEqualTo(ORG + "/2026/" + found.id());
        assertThat(files.of(found.id())).extracting(KeptFile::name).containsExactly("fields");
        assertThat(requests.latest(ORG, null, Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(requests.latest(ORG, State.RECEIVED, Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(requests.latest(ORG, State.PARKED, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(requests.latest("99000000028", null, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void files_that_are_begun_belong_to_nobody_until_their_request_is_taken() {
        var request = request("A");
        var lost = request("B");
        for (var each : List.of(request, lost)) {
            files.begin(new DocumentFiles.Begun(each.id(), ORG + "/2026/" + each.id(), 2));
        }
        assertThat(requests.take(request)).isTrue();

        assertThat(files.isBegun(request.id())).isFalse();
        assertThat(files.isBegun(lost.id())).isTrue();
        assertThat(files.begunBefore(LocalDateTime.parse("2999-01-01T00:00:00")))
                .containsExactly(new DocumentFiles.Begun(lost.id(), ORG + "/2026/" + lost.id(), 2));
        files.ended(lost.id());
        assertThat(files.isBegun(lost.id())).isFalse();
    }

    @Test
    void what_happened_is_counted_anew_when_a_person_has_looked() {
        var request = claimed("A");
        requests.note(request.id(), "SPOILT", "cut off");
        requests.note(request.id(), "SPOILT", "cut off");
        assertThat(requests.times(request.id(), "SPOILT")).isEqualTo(2);
        requests.park(request, Turn.park(State.READY, "a person must look"), Duration.ofDays(30));
        requests.replay(request.id(), "desk");
        assertThat(requests.times(request.id(), "SPOILT")).isZero();
    }

    @Test
    void a_request_is_in_one_pair_of_hands() throws Exception {
        for (int i = 0; i < 40; i++) {
            requests.take(request("K" + i));
        }
        try (var other = new LedgerFixture(database)) {
            var both = List.of(requests, other.the(DocumentRequests.class));
            var taken = together(8, n -> both.get(n % 2).claim(State.RECEIVED, 10));

            var ids = taken.stream()
                    .flatMap(List::stream)
                    .map(DocumentRequest::id)
                    .toList();
            assertThat(ids).doesNotHaveDuplicates();
            while (!requests.claim(State.RECEIVED, 10).isEmpty()) {
                // whatever was locked in that moment
            }
            assertThat(requests.claim(State.RECEIVED, 10)).isEmpty();
        }
    }

    @Test
    void only_who_has_it_in_hand_moves_it() {
        var request = claimed("A");
        var opening = requests.move(
                        request,
                        Turn.to(State.OPENING, "approved").andOn().costing(1870).sent(NOW))
                .orElseThrow();
        assertThat(opening.node()).isEqualTo(request.node());
        assertThat(opening.price()).isEqualTo(1870);

        requests.move(opening, Turn.to(State.OPEN, "opened").known("abc").in(Duration.ZERO));
        assertThat(requests.move(opening, Turn.to(State.OPENING, "again"))).isEmpty();

        var open = requests.find(request.id()).orElseThrow();
        assertThat(open.state()).isEqualTo(State.OPEN);
        assertThat(open.providerId()).isEqualTo("abc");
        assertThat(open.sentAt()).isEqualTo(NOW);
        assertThat(requests.events(request.id())).extracting(RequestEvent::kind).containsExactly("OPENING", "OPEN");
        assertThat(requests.adopted(List.of("abc", "def"))).containsExactly("abc");
    }

    @Test
    void an_order_of_the_provider_is_one_requests() {
        var first = claimed("A");
        var second = claimed("B");
        requests.move(first, Turn.to(State.OPEN, "opened").known("abc"));

        assertThatThrownBy(() ->
                        requests.move(second, Turn.to(State.OPEN, "opened").known("abc")))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
        assertThat(requests.find(second.id()).orElseThrow().state()).isEqualTo(State.RECEIVED);
    }

    @Test
    void what_waits_is_not_taken_before_its_time_except_on_a_hint() {
        var request = claimed("A");
        requests.move(request, Turn.to(State.ORDERED, "ordered").in(Duration.ofHours(1)));
        assertThat(requests.claim(State.ORDERED, 10)).isEmpty();

        assertThat(requests.hint("nobody's")).isFalse();
        assertThat(requests.hint(request.reference())).isTrue();
        assertThat(requests.claim(State.ORDERED, 10)).hasSize(1);
    }

    @Test
    void of_ten_thousand_open_requests_only_those_due_are_taken_each_once() {
        var jdbc = ledger.the(org.springframework.jdbc.core.JdbcTemplate.class);
        var numbers = java.util.stream.LongStream.rangeClosed(1, 10_000).boxed().toList();
        jdbc.batchUpdate(
                "insert into document_request (id, organization, request_key, product, reference, options, content_hash,"
                        + " dropped, received_at) values (?, '99000000010', ?, 'p', ?, '', 'h', false, ?)",
                numbers,
                1000,
                (row, id) -> {
                    row.setLong(1, 1_000_000 + id);
                    row.setString(2, "M" + id);
                    row.setString(3, "reference " + id);
                    row.setObject(4, NOW);
                });
        jdbc.batchUpdate(
                "insert into document_work (request, state, node, due_at, tries, events) values (?, 'ORDERED', 0, ?, 0, 0)",
                numbers,
                1000,
                (row, id) -> {
                    row.setLong(1, 1_000_000 + id);
                    row.setObject(2, NOW.plusMinutes(id - 120));
                });

        var taken = new ArrayList<DocumentRequest>();
        for (var some = requests.claim(State.ORDERED, 50); !some.isEmpty(); some = requests.claim(State.ORDERED, 50)) {
            assertThat(some).hasSizeLessThanOrEqualTo(50);
            taken.addAll(some);
        }
        assertThat(taken).extracting(DocumentRequest::id).hasSize(120).doesNotHaveDuplicates();
        assertThat(taken).allMatch(each -> !each.dueAt().isAfter(NOW));
    }

    @Test
    void what_a_dead_process_had_in_hand_is_taken_back_as_it_was() {
        var lost = claimed("A");
        requests.move(lost, Turn.to(State.OPENING, "approved").andOn());
        ledger.close();
        ledger = new LedgerFixture(database);
        requests = ledger.the(DocumentRequests.class);

        assertThat(requests.claim(State.OPENING, 1)).isEmpty();
        ledger.the(WorkList.class).recover();
        assertThat(requests.claim(State.OPENING, 1))
                .extracting(DocumentRequest::id)
                .containsExactly(lost.id());
    }

    @Test
    void what_is_parked_goes_on_from_where_a_person_says() {
        var request = claimed("A");
        requests.move(request, Turn.park(State.ORDERED, "nobody knows"));
        assertThat(requests.claim(State.PARKED, 1)).isEmpty();
        assertThat(requests.count(State.PARKED)).isEqualTo(1);

        assertThat(requests.replay(request.id(), "desk")).isTrue();
        assertThat(requests.replay(request.id(), "desk")).isFalse();
        assertThat(requests.claim(State.ORDERED, 1)).hasSize(1);
        assertThat(requests.events(request.id()))
                .extracting(RequestEvent::detail)
                .containsExactly("nobody knows", "by desk");
    }

    @Test
    void a_budget_is_reached_and_not_passed() {
        budgets.reserve(1, ORG, 1870, DAY, 5000, 6000);
        budgets.reserve(1, ORG, 1870, DAY, 5000, 6000);
        budgets.reserve(2, ORG, 3130, DAY, 5000, 6000);
        assertThat(budgets.reserved(ORG, "2026-11-20")).isEqualTo(5000);

        assertThatThrownBy(() -> budgets.reserve(3, ORG, 1, DAY, 5000, 6000))
                .isInstanceOfSatisfying(BudgetExhausted.class, exhausted -> {
                    assertThat(exhausted.period()).isEqualTo("2026-11-20");
                    assertThat(exhausted.left()).isZero();
                });
        assertThatThrownBy(() -> budgets.reserve(3, ORG, 1001, DAY.plusDays(1), 5000, 6000))
                .isInstanceOfSatisfying(BudgetExhausted.class, month -> assertThat(month.period())
                        .isEqualTo("2026-11"));
        assertThat(budgets.reserved(ORG, "2026-11-21")).isZero();
        assertThatCode(() -> budgets.reserve(3, "99000000028", 1001, DAY, 5000, 6000))
                .doesNotThrowAnyException();

        budgets.release(2, ORG);
        budgets.release(2, ORG);
        assertThat(budgets.reserved(ORG, "2026-11-20")).isEqualTo(1870);
        assertThat(budgets.reserved(ORG, "2026-11")).isEqualTo(1870);
    }

    @Test
    void a_reservation_follows_what_the_order_costs_and_the_day_on_which_it_is_paid() {
        budgets.reserve(1, ORG, 1870, DAY, 4000, 6000);
        budgets.reserve(2, ORG, 1870, DAY, 4000, 6000);

        assertThatThrownBy(() -> budgets.reserve(1, ORG, 3400, DAY, 4000, 6000))
                .isInstanceOfSatisfying(BudgetExhausted.class, exhausted -> assertThat(exhausted.left())
                        .isEqualTo(2130));
        assertThat(budgets.reserved(ORG, "2026-11-20")).isEqualTo(3740);
        budgets.reserve(1, ORG, 2130, DAY, 4000, 6000);
        assertThat(budgets.reserved(ORG, "2026-11-20")).isEqualTo(4000);
        assertThat(budgets.reserved(ORG, "2026-11")).isEqualTo(4000);

        budgets.reserve(1, ORG, 3400, DAY.plusDays(1), 4000, 6000);
        assertThat(budgets.reserved(ORG, "2026-11-20")).isEqualTo(1870);
        assertThat(budgets.reserved(ORG, "2026-11-21")).isEqualTo(3400);
        assertThat(budgets.reserved(ORG, "2026-11")).isEqualTo(5270);

        budgets.reserve(1, ORG, 3400, DAY.plusMonths(1), 4000, 6000);
        assertThat(budgets.reserved(ORG, "2026-11-21")).isZero();
        assertThat(budgets.reserved(ORG, "2026-11")).isEqualTo(1870);
        assertThat(budgets.reserved(ORG, "2026-12")).isEqualTo(3400);
        budgets.release(1, ORG);
        assertThat(budgets.reserved(ORG, "2026-12-20")).isZero();
        assertThat(budgets.reserved(ORG, "2026-12")).isZero();
    }

    @Test
    void reservations_that_move_between_the_same_days_never_wait_in_a_ring() throws Exception {
        try (var other = new LedgerFixture(database)) {
            var both = List.of(budgets, other.the(DocumentBudgets.class));
            together(8, n -> {
                for (int i = 0; i < 20; i++) {
                    both.get(n % 2).reserve(200 + n, ORG, 100, DAY.plusDays((n + i) % 2), 100_000, 100_000);
                }
                return null;
            });
            assertThat(budgets.reserved(ORG, "2026-11-20") + budgets.reserved(ORG, "2026-11-21"))
                    .isEqualTo(800);
            assertThat(budgets.reserved(ORG, "2026-11")).isEqualTo(800);
        }
    }

    @Test
    void a_budget_holds_when_many_reach_it_in_one_moment_on_two_nodes() throws Exception {
        try (var other = new LedgerFixture(database)) {
            var both = List.of(budgets, other.the(DocumentBudgets.class));
            var reserved = together(12, n -> {
                try {
                    both.get(n % 2).reserve(100 + n, ORG, 1870, DAY, 5610, 100_000);
                    return true;
                } catch (BudgetExhausted exhausted) {
                    return false;
                }
            });
            assertThat(reserved).filteredOn(each -> each).hasSize(3);
            assertThat(budgets.reserved(ORG, "2026-11-20")).isEqualTo(5610);
            assertThat(budgets.reserved(ORG, "2026-11")).isEqualTo(5610);
        }
    }

    @Test
    void files_are_kept_until_their_time_and_that_they_were_there_stays_known() {
        var request = claimed("A");
        files.keep(request.id(), new KeptFile("001.pdf", KeptFile.Kind.RESULT, 20, "sha"));
        files.keep(request.id(), new KeptFile("001.pdf", KeptFile.Kind.RESULT, 21, "sha2"));
        files.keepFor(request.id(), KeptFile.Kind.INPUT, Duration.ZERO);
        files.keepFor(request.id(), KeptFile.Kind.RESULT, Duration.ofDays(90));

        var over = files.over(10);
        assertThat(over).extracting(DocumentFiles.Due::name).containsExactly("fields");
        files.purged(over.get(0));
        assertThat(files.over(10)).isEmpty();
        assertThat(files.of(request.id()))
                .extracting(KeptFile::name, each -> each.purgedAt() != null)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("001.pdf", false),
                        org.assertj.core.api.Assertions.tuple("fields", true));
    }

    @Test
    void who_read_what_is_remembered() {
        files.read(7, "001.pdf", "desk");
        assertThat(files.readings(7))
                .extracting(DocumentFiles.Access::name, DocumentFiles.Access::caller)
                .containsExactly(org.assertj.core.api.Assertions.tuple("001.pdf", "desk"));
    }

    private interface Numbered<T> {
        T call(int number) throws Exception;
    }

    private static <T> List<T> together(int threads, Numbered<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                calls.add(() -> work.call(number));
            }
            var results = new ArrayList<T>();
            for (Future<T> each : pool.invokeAll(calls)) {
                results.add(each.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
