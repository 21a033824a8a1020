package carovana.documents;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.ProviderOrder;
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

    /** What an open order will cost, euro cents; what its provider does not tell of it is as it was approved. */
    long total(DocumentRequest request, ProviderOrder order) throws ProviderTrouble {
        if (order.price() < 0) {
            return request.price();
        }
        var expected = settings.product(request.product());
        if (order.optionsPrice() >= 0 || request.optionList().isEmpty() || expected.isEmpty()) {
            return order.price() + Math.max(0, order.optionsPrice());
        }
        var product = provider.product(expected.get().hash());
        return order.price() + product.total(request.optionList()) - product.price();
    }

    /**
     * What would keep an open order from being paid.
     *
     * @param total what it will cost
     * @return in what it is not what was approved, a sentence
     */
    Optional<String> unlike(DocumentRequest request, ProviderOrder order, long total) {
        var expected = settings.product(request.product());
        if (expected.isEmpty()) {
            return Optional.of("%s is no longer in carovana.documents.products; it is open at the provider, uncharged"
                    .formatted(request.product()));
        }
        if (!expected.get().hash().equals(order.hash())) {
            return Optional.of("the provider opened another product than %s, and nothing was charged: ask there; it is"
                            .formatted(request.product())
                    + " opened anew when it is replayed after the provider has given that order up");
        }
        long most = Euro.cents(expected.get().maxPrice());
        if (total > most) {
            return Optional.of(
                    "the provider opened it for %s, and %s at most is allowed (max-price); nothing was charged"
                            .formatted(Euro.text(total), Euro.text(most)));
        }
        if (total > request.price()) {
            return Optional.of("the provider opened it for %s, and %s were approved; nothing was charged: replay it to"
                            .formatted(Euro.text(total), Euro.text(request.price()))
                    + " pay that");
        }
        return Optional.empty();
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
