package carovana.ledger.documents;

import java.time.LocalDate;
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

    /**
     * Reserves what an order costs; a request reserves once, however often it asks.
     *
     * @param amount euro cents
     * @param day in Europe/Rome
     * @param dayLimit euro cents of a day
     * @param monthLimit euro cents of a month
     * @throws BudgetExhausted when it does not fit, and nothing is reserved
     */
    @Transactional
    public void reserve(long request, String organization, long amount, LocalDate day, long dayLimit, long monthLimit) {
        int first = jdbc.sql("insert into document_reservation (request, organization, on_day, amount)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .params(request, organization, day.toString(), amount)
                .update();
        if (first > 0) {
            add(organization, day.toString(), amount, dayLimit);
            add(organization, month(day.toString()), amount, monthLimit);
        }
    }

    private void add(String organization, String period, long amount, long limit) {
        jdbc.sql("insert into document_budget (organization, period, reserved) values (?, ?, 0) on conflict do nothing")
                .params(organization, period)
                .update();
        int fits = jdbc.sql("update document_budget set reserved = reserved + ?"
                        + " where organization = ? and period = ? and reserved + ? <= ?")
                .params(amount, organization, period, amount, limit)
                .update();
        if (fits == 0) {
            throw new BudgetExhausted(period, limit - reserved(organization, period));
        }
    }

    /** The order came to nothing, and cost nothing: a second time changes nothing. */
    @Transactional
    public void release(long request) {
        record Reservation(String organization, String onDay, long amount) {}
        var found = jdbc.sql(
                        "select organization, on_day, amount from document_reservation where request = ? for update")
                .param(request)
                .query(Reservation.class)
                .optional();
        if (found.isPresent()) {
            var reservation = found.get();
            jdbc.sql("delete from document_reservation where request = ?")
                    .param(request)
                    .update();
            take(reservation.organization(), reservation.onDay(), reservation.amount());
            take(reservation.organization(), month(reservation.onDay()), reservation.amount());
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
