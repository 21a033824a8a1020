package carovana.reconciliation;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Closure;
import java.util.List;

/**
 * All that is known about a credit that names neither a flow nor a payment.
 *
 * @param candidates flows of that amount and day that nobody has credited, in order: told, never matched
 * @param closures of anomalies of this group
 */
public record CreditFacts(BankCredit credit, List<String> candidates, List<Closure> closures) {

    static final String GROUP = "C:";

    public String group() {
        return GROUP + credit.reference();
    }
}
