package carovana.ledger;

import carovana.ledger.Result.Kind;
import carovana.positions.PaymentOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Ends the work on instructions that have their last outcome: keys, parked list and counts follow it. */
@Component
class Closing {

    private static final int REASON_LIMIT = 4000;

    private final JdbcTemplate jdbc;
    private final Keys keys;
    private final Clock clock;
    private final ApplicationEventPublisher told;

    Closing(JdbcTemplate jdbc, Keys keys, Clock clock, ApplicationEventPublisher told) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.told = told;
    }

    void close(List<Result> settled) {
        if (settled.isEmpty()) {
            return;
        }
        jdbc.update("delete from work where instruction = any(?)", (Object)
                settled.stream().map(each -> each.instruction().id()).toArray(Long[]::new));
        settled.forEach(this::close);
        count(settled);
        tell(settled);
    }

    private void close(Result result) {
        var asked = result.instruction();
        var iuvs = asked.position() == null
                ? List.<String>of()
                : asked.position().options().stream().map(PaymentOption::iuv).toList();
        switch (result.kind()) {
            case PARKED -> park(result);
            case REFUSED -> keys.freeRefused(asked.organization(), asked.iupd(), asked.id(), iuvs);
            case DONE -> {
                switch (asked.operation()) {
                    case UPDATE, RESTORE -> keys.stands(asked.organization(), asked.iupd(), asked.id(), iuvs);
                    case DELETE -> keys.freeDeleted(asked.organization(), asked.iupd());
                    default -> {
                        // its keys are as they were
                    }
                }
            }
            default -> throw new IllegalArgumentException(result.kind() + " ends nothing");
        }
        if (asked.drop() == Page.NO_DROP) {
            told.publishEvent(new Settled(result));
        }
    }

    private void park(Result result) {
        var instruction = result.instruction();
        jdbc.update(
                "insert into parked (instruction, rank, outcomes, parked_at, reason) values (?, ?, ?, ?, ?)",
                instruction.id(),
                instruction.rank(),
                instruction.outcomes() + 1,
                LocalDateTime.now(clock),
                shortened(result.reason()));
    }

    /** Rows of a drop by what became of them. */
    private static final class Count {
        private int created;
        private int changed;
        private int refused;
        private int parked;

        private void add(Result result) {
            int rows = result.instruction().rows();
            if (result.kind() == Kind.REFUSED) {
                refused += rows;
            } else if (result.kind() == Kind.PARKED) {
                parked += rows;
            } else if (result.outcome() == Outcome.CREATED) {
                created += rows;
            } else {
                changed += rows;
            }
        }
    }

    private void count(List<Result> settled) {
        var perDrop = new TreeMap<Long, Count>();
        for (var result : settled) {
            if (result.instruction().drop() != Page.NO_DROP) {
                perDrop.computeIfAbsent(result.instruction().drop(), drop -> new Count())
                        .add(result);
            }
        }
        perDrop.forEach((drop, rows) -> jdbc.update(
                "update drops set created = created + ?, changed = changed + ?, refused = refused + ?,"
                        + " parked = parked + ? where id = ?",
                rows.created,
                rows.changed,
                rows.refused,
                rows.parked,
                drop));
    }

    /** One event for each organization and outcome, not one for each row. */
    private void tell(List<Result> settled) {
        settled.stream()
                .collect(Collectors.groupingBy(
                        each -> each.instruction().organization(),
                        Collectors.groupingBy(Result::outcome, Collectors.summingInt(each -> each.instruction()
                                .rows()))))
                .forEach((organization, outcomes) -> outcomes.forEach(
                        (outcome, rows) -> told.publishEvent(new RowsSettled(organization, outcome, rows))));
    }

    static String shortened(String reason) {
        return reason == null || reason.length() <= REASON_LIMIT ? reason : reason.substring(0, REASON_LIMIT);
    }
}
