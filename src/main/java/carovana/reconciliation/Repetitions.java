package carovana.reconciliation;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.UnreadableFlow;
import carovana.reconciliation.Facts.FetchedFlow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes one fact of those that come again: what was known first holds, what was added later adds to it. */
final class Repetitions {

    private static final Comparator<Receipt> RECEIPTS = Comparator.comparing(Receipt::learnedAt)
            .thenComparing(Receipt::contentHash)
            .thenComparing(Receipt::toString);

    private static final Comparator<FetchedFlow> FLOWS = Comparator.comparing(
                    (FetchedFlow each) -> each.flow().fetchedAt())
            .thenComparing(each -> each.flow().contentHash())
            .thenComparing(each -> each.lines().toString());

    private Repetitions() {}

    static <T, K> Collection<List<T>> by(Collection<T> facts, Function<T, K> key) {
        return facts.stream().collect(Collectors.groupingBy(key)).values();
    }

    static Receipt firstReceipt(List<Receipt> same) {
        return same.stream().min(RECEIPTS).orElseThrow();
    }

    static FetchedFlow firstFlow(List<FetchedFlow> same) {
        return same.stream().min(FLOWS).orElseThrow();
    }

    /** Receipts of one id that say something else than the first one. */
    static Stream<PaymentFacts.Conflict> otherReceipts(List<Receipt> same) {
        var first = firstReceipt(same).contentHash();
        return by(same, Receipt::contentHash).stream()
                .map(Repetitions::firstReceipt)
                .filter(each -> !each.contentHash().equals(first))
                .map(each -> new PaymentFacts.Conflict(
                        each.receiptId(), each.contentHash(), each.amount(), each.learnedAt()));
    }

    /** Flows of one version that say something else than the first one. */
    static Stream<FlowFacts.Conflict> otherFlows(List<FetchedFlow> same) {
        var first = firstFlow(same).flow().contentHash();
        return by(same, each -> each.flow().contentHash()).stream()
                .map(each -> firstFlow(each).flow())
                .filter(each -> !each.contentHash().equals(first))
                .map(each -> new FlowFacts.Conflict(each.id(), each.version(), each.contentHash(), each.fetchedAt()));
    }

    static FlowListing listing(List<FlowListing> same) {
        var farthest = same.stream()
                .max(Comparator.comparing(FlowListing::tries)
                        .thenComparing(each -> each.trouble() == null ? "" : each.trouble()))
                .orElseThrow();
        return new FlowListing(
                farthest.id(),
                farthest.mark(),
                same.stream().map(FlowListing::listedAt).min(Instant::compareTo).orElseThrow(),
                farthest.tries(),
                farthest.trouble(),
                same.stream()
                        .filter(FlowListing::isFetched)
                        .map(FlowListing::fetchedAt)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    static UnreadableFlow unreadable(List<UnreadableFlow> same) {
        return same.stream()
                .min(Comparator.comparing(UnreadableFlow::fetchedAt).thenComparing(UnreadableFlow::fault))
                .orElseThrow();
    }

    /** A credit that was cancelled once stays so; one that a person assigned stays where it was put. */
    static BankCredit credit(List<BankCredit> same) {
        var order = Comparator.comparing(BankCredit::learnedAt).thenComparing(BankCredit::toString);
        var assigned =
                same.stream().filter(each -> each.reading() == Reading.ASSIGNED).max(order);
        var first = same.stream().min(order).orElseThrow();
        var named = assigned.orElse(first);
        return new BankCredit(
                first.organization(),
                first.reference(),
                first.amount(),
                first.day(),
                first.text(),
                named.reading(),
                named.iuf(),
                named.iuv(),
                same.stream().anyMatch(BankCredit::isCancelled),
                first.learnedAt());
    }
}
