package carovana.ledger.documents;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an organization's orders may cost in a day and in a month. A reservation is one conditional statement on the
 * period's row, so that of two orders that reach the end of a budget in one moment, on whatever nodes, one gets it.
 */
@Repository
public class DocumentBudgets {

    private static final int MONTH = "2026-11".length();

    private final JdbcClient jdbc;

    DocumentBudgets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Held(String onDay, long amount) {}

    /**
     * Reserves what an order costs. A request has one reservation: asked again for another amount or another day it is
     * moved there, and asked for the same nothing changes.
     *
     * @param amount euro cents
     * @param day in Europe/Rome
     * @param dayLimit euro cents of a day
     * @param monthLimit euro cents of a month
     * @throws BudgetExhausted when it does not fit, and all stays as it was
     */
    @Transactional
    public void reserve(long request, String organization, long amount, LocalDate day, long dayLimit, long monthLimit) {
        jdbc.sql("insert into document_reservation (request, organization, on_day, amount)"
                        + " values (?, ?, ?, 0) on conflict do nothing")
                .params(request, organization, day.toString())
                .update();
        var held = held(request).orElseThrow();
        if (held.onDay().equals(day.toString()) && held.amount() == amount) {
            return;
        }
        jdbc.sql("update document_reservation set on_day = ?, amount = ? where request = ?")
                .params(day.toString(), amount, request)
                .update();
        var changes = changes(held.onDay(), -held.amount());
        changes(day.toString(), amount).forEach((period, change) -> changes.merge(period, change, Long::sum));
        changes.forEach((period, change) -> {
            if (change <= 0) {
                take(organization, period, -change);
            } else {
                add(organization, period, change, amount, period.length() == MONTH ? monthLimit : dayLimit);
            }
        });
    }

    private Optional<Held> held(long request) {
        return jdbc.sql("select on_day, amount from document_reservation where request = ? for update")
                .param(request)
                .query(Held.class)
                .optional();
    }

    /** By period, in one order for all, so that two that change the same ones wait for each other and never in a ring. */
    private static Map<String, Long> changes(String day, long amount) {
        return new TreeMap<>(Map.of(month(day), amount, day, amount));
    }

    private void add(String organization, String period, long change, long amount, long limit) {
        jdbc.sql("insert into document_budget (organization, period, reserved) values (?, ?, 0) on conflict do nothing")
                .params(organization, period)
                .update();
        int fits = jdbc.sql("update document_budget set reserved = reserved + ?"
                        + " where organization = ? and period = ? and reserved + ? <= ?")
                .params(change, organization, period, change, limit)
                .update();
        if (fits == 0) {
            long own = amount - change;
            throw new BudgetExhausted(period, limit - reserved(organization, period) + own);
        }
    }

    /** The order came to nothing, and cost nothing: a second time changes nothing. */
    @Transactional
    public void release(long request, String organization) {
        var held = held(request);
        if (held.isPresent()) {
            jdbc.sql("delete from document_reservation where request = ?")
                    .param(request)
                    .update();
            changes(held.get().onDay(), held.get().amount())
                    .forEach((period, amount) -> take(organization, period, amount));
        }
    }

    private void take(String organization, String period, long amount) {
        jdbc.sql("update document_budget set reserved = reserved - ? where organization = ? and period = ?")
                .params(amount, organization, period)
                .update();
    }

    /** What is reserved in a period, {@code 2026-11-25} or {@code 2026-11}, euro cents. */
    public long reserved(String organization, String period) {
        return jdbc.sql("select reserved from document_budget where organization = ? and period = ?")
                .params(organization, period)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static String month(String day) {
        return day.substring(0, MONTH);
    }
}
