package carovana.documents;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.ProviderTrouble;
import carovana.ledger.documents.BudgetExhausted;
import carovana.ledger.documents.DocumentBudgets;
import carovana.ledger.documents.DocumentRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Nothing is ordered that does not fit into the day's and the month's budget, and into what the wallet has. */
@Component
class PriceGuard {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private final DocumentSettings settings;
    private final DocumentBudgets budgets;
    private final DocumentProvider provider;
    private final Clock clock;

    PriceGuard(DocumentSettings settings, DocumentBudgets budgets, DocumentProvider provider, Clock clock) {
        this.settings = settings;
        this.budgets = budgets;
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * Reserves what a request costs, today: what it had reserved for another price or another day is moved.
     *
     * @return why it does not fit, a sentence; nothing when it is reserved
     */
    Optional<String> reserve(DocumentRequest request, long total) {
        long day = Euro.cents(settings.dayBudget());
        long month = Euro.cents(settings.monthBudget());
        try {
            budgets.reserve(request.id(), request.organization(), total, today(), day, month);
            return Optional.empty();
        } catch (BudgetExhausted exhausted) {
            return Optional.of(sentence(total, exhausted.left(), exhausted.period()));
        }
    }

    /** What would keep an order from being placed now; nothing is reserved. */
    Optional<String> objection(String organization, long total) throws ProviderTrouble {
        var today = today().toString();
        long day = Euro.cents(settings.dayBudget()) - budgets.reserved(organization, today);
        var period = today.substring(0, "2026-11".length());
        long month = Euro.cents(settings.monthBudget()) - budgets.reserved(organization, period);
        if (total > day || total > month) {
            return Optional.of(sentence(total, Math.min(day, month), day <= month ? today : period));
        }
        return creditObjection(total);
    }

    /** @return why the wallet has too little, a sentence */
    Optional<String> creditObjection(long total) throws ProviderTrouble {
        long credit = provider.credit();
        return credit >= total
                ? Optional.empty()
                : Optional.of(
                        "it costs %s, and the wallet has %s: top it up".formatted(Euro.text(total), Euro.text(credit)));
    }

    private static String sentence(long total, long left, String period) {
        return ("it costs %s, and %s are left of the budget of %s: raise carovana.documents.%s, or order later")
                .formatted(
                        Euro.text(total),
                        Euro.text(Math.max(0, left)),
                        period,
                        period.length() > "2026-11".length() ? "day-budget" : "month-budget");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }
}
