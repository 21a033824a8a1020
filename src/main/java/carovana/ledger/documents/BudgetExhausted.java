package carovana.ledger.documents;

/** An order would cost more than is left for its day or month; nothing was reserved. */
public class BudgetExhausted extends RuntimeException {

    private final String period;
    private final long left;

    BudgetExhausted(String period, long left) {
        super("%d cents are left of %s".formatted(left, period));
        this.period = period;
        this.left = left;
    }

    /** A day, 2026-11-25, or a month, 2026-11. */
    public String period() {
        return period;
    }

    /** Euro cents. */
    public long left() {
        return left;
    }
}
