package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.AMOUNT_MISMATCH_RT_POSITION;
import static carovana.ledger.payments.AnomalyKind.DOUBLE_PAYMENT;
import static carovana.ledger.payments.AnomalyKind.RECEIPT_CONFLICT;
import static carovana.ledger.payments.AnomalyKind.RECEIPT_UNKNOWN_POSITION;
import static carovana.ledger.payments.AnomalyKind.STATUS_DRIFT;

import carovana.ledger.payments.PaymentKey;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.Severity;
import carovana.positions.Euro;
import carovana.reconciliation.KnownPosition.KnownOption;
import carovana.reconciliation.PaymentFacts.Conflict;
import carovana.reconciliation.PaymentFacts.ReportedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the payments of one notice with each other, and with what was asked for. */
final class NoticeRules {

    private static final int HASH_TOLD = 12;
    private static final Set<String> REPORTED = Set.of("PO_REPORTED", "PO_PARTIALLY_REPORTED");
    private static final Set<String> PAID = Set.of("PO_PAID", "PO_REPORTED", "PO_PARTIALLY_REPORTED");

    private final BusinessDays days;
    private final Graces graces;

    NoticeRules(BusinessDays days, Graces graces) {
        this.days = days;
        this.graces = graces;
    }

    /** @return the payments that something blocks */
    Set<PaymentKey> look(PaymentFacts facts, List<OnePayment> all, Docket docket) {
        var blocked = new HashSet<PaymentKey>();
        lookAtDoubles(facts, all, blocked, docket);
        lookAtConflicts(facts, all, blocked, docket);
        var option = facts.position() == null
                ? null
                : facts.position().option(facts.iuv()).orElse(null);
        if (option == null) {
            unknownPosition(facts, docket);
        } else {
            facts.receipts().stream()
                    .filter(Receipt::isOfOwnNotice)
                    .forEach(receipt -> lookAtAmount(facts.position(), option, receipt, docket));
            lookAtStatus(facts, option, all, docket);
        }
        return blocked;
    }

    private static void lookAtDoubles(
            PaymentFacts facts, List<OnePayment> all, Set<PaymentKey> blocked, Docket docket) {
        var byTransfer = new TreeMap<String, List<OnePayment>>();
        all.stream()
                .filter(each -> each.reversed().isEmpty() && !PaymentRules.isForeign(facts, each))
                .forEach(each -> byTransfer
                        .computeIfAbsent(transferOf(each), transfer -> new ArrayList<>())
                        .add(each));
        byTransfer.forEach((transfer, payments) -> {
            // some PSPs report another IUR than their receipt has: so lines are counted by themselves, and receipts too
            var reported = payments.stream().filter(OnePayment::isReported).toList();
            var received = payments.stream().filter(OnePayment::hasReceipt).toList();
            var doubles = reported.size() > 1 ? reported : received;
            if (doubles.size() > 1 && tellDouble(facts.iuv(), transfer, doubles, docket)) {
                doubles.forEach(each -> blocked.add(each.key()));
            }
        });
    }

    /** Of whose notice: each creditor's is paid once. */
    private static String transferOf(OnePayment payment) {
        var index = String.valueOf(payment.key().index());
        return payment.isOfAnothersNotice() ? index + " of " + payment.receipt().issuer() : index;
    }

    private static boolean tellDouble(String iuv, String transfer, List<OnePayment> doubles, Docket docket) {
        var second = doubles.stream()
                .map(NoticeRules::firstKnown)
                .sorted()
                .skip(1)
                .findFirst()
                .orElseThrow();
        var iurs = doubles.stream().map(each -> each.key().iur()).sorted().toList();
        return docket.of(DOUBLE_PAYMENT, iuv + "/" + transfer, second)
                .blocks()
                .evidence(iurs.toArray())
                .told(
                        "IUV %s, transfer %s, was paid %d times (IUR %s), %s euro in all. Give back what is too much.",
                        iuv,
                        transfer,
                        iurs.size(),
                        String.join(", ", iurs),
                        Euro.told(doubles.stream().mapToLong(OnePayment::amount).sum()));
    }

    private static Instant firstKnown(OnePayment payment) {
        var moments = new ArrayList<Instant>();
        payment.lines().forEach(each -> moments.add(each.fetchedAt()));
        if (payment.hasReceipt()) {
            moments.add(payment.receipt().learnedAt());
        }
        return moments.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private static void lookAtConflicts(
            PaymentFacts facts, List<OnePayment> all, Set<PaymentKey> blocked, Docket docket) {
        var byReceipt = new TreeMap<String, List<Conflict>>();
        facts.conflicts().forEach(each -> byReceipt
                .computeIfAbsent(each.receiptId(), id -> new ArrayList<>())
                .add(each));
        byReceipt.forEach((receiptId, conflicts) -> {
            var since =
                    conflicts.stream().map(Conflict::at).min(Instant::compareTo).orElseThrow();
            boolean blocks = docket.of(RECEIPT_CONFLICT, facts.iuv() + "/" + receiptId, since)
                    .blocks()
                    .evidence(conflicts.stream()
                            .map(each -> each.contentHash().substring(0, HASH_TOLD))
                            .distinct()
                            .sorted()
                            .toArray())
                    .told(
                            "IUV %s: receipt %s came again with other contents%s. What came first holds; compare the two"
                                    + " (/reconciliation/%s/receipts/%s has them), then close this.",
                            facts.iuv(),
                            receiptId,
                            amounts(facts, receiptId, conflicts),
                            facts.expectations().organization(),
                            facts.iuv());
            if (blocks) {
                all.stream()
                        .filter(each -> each.key().iur().equals(receiptId))
                        .forEach(each -> blocked.add(each.key()));
            }
        });
    }

    /** What the two say, as far as it is known; other things may differ too. */
    private static String amounts(PaymentFacts facts, String receiptId, List<Conflict> conflicts) {
        var later = conflicts.stream()
                .map(Conflict::amount)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(Euro::told)
                .collect(Collectors.joining(" and "));
        return facts.receipts().stream()
                .filter(each -> each.receiptId().equals(receiptId) && !later.isEmpty())
                .findFirst()
                .map(first ->
                        ", of %s euro where the first one has %s euro".formatted(later, Euro.told(first.amount())))
                .orElse("");
    }

    private static void unknownPosition(PaymentFacts facts, Docket docket) {
        facts.receipts().stream()
                .filter(Receipt::isOfOwnNotice)
                .min(Comparator.comparing(Receipt::learnedAt).thenComparing(Receipt::receiptId))
                .ifPresent(receipt -> docket.of(RECEIPT_UNKNOWN_POSITION, facts.iuv(), receipt.learnedAt())
                        .told(
                                "IUV %s: there is a receipt (%s, %s euro) of a notice that is ours, and no position with it."
                                        + " Load the position, or find out which office made the notice.",
                                facts.iuv(), receipt.receiptId(), Euro.told(receipt.amount())));
    }

    /** The fee of serving a notice is known to pagoPA alone: it is asked before anything is told, and waited for in vain. */
    private void lookAtAmount(KnownPosition position, KnownOption option, Receipt receipt, Docket docket) {
        if (!option.costs(receipt.amount())) {
            var since = receipt.learnedAt();
            boolean isFeeKnown = position.isAskedSince(receipt.paidAt());
            if (!isFeeKnown) {
                docket.askFrom(since);
            }
            docket.of(AMOUNT_MISMATCH_RT_POSITION, option.iuv() + "/" + receipt.receiptId(), since)
                    .after(isFeeKnown ? since : since.plus(graces.status()))
                    .evidence(receipt.amount(), option.amount())
                    .told(
                            "IUV %s: %s euro were asked for and %s euro paid (receipt %s). Look whether the notice was changed"
                                    + " before it was paid.",
                            option.iuv(), Euro.told(option.amount()), Euro.told(receipt.amount()), receipt.receiptId());
        }
    }

    /** What pagoPA said before the grace was over says nothing: it may have learnt since. */
    private void lookAtStatus(PaymentFacts facts, KnownOption option, List<OnePayment> all, Docket docket) {
        var position = facts.position();
        var received = facts.receipts().stream()
                .filter(Receipt::isOfOwnNotice)
                .map(Receipt::learnedAt)
                .min(Instant::compareTo);
        if (received.isPresent() && !PAID.contains(String.valueOf(option.gpdStatus()))) {
            var deadline = received.get().plus(graces.status());
            if (!position.isAskedSince(deadline)) {
                docket.askFrom(deadline);
            } else if (option.gpdStatus() != null) {
                drift(docket, option, received.get(), deadline, "there is a receipt");
            }
            return;
        }
        if (option.gpdStatus() == null) {
            return;
        }
        // without a receipt pagoPA never learns of a payment
        all.stream()
                .filter(each -> !each.isOfAnothersNotice())
                .flatMap(each -> each.paid().stream()
                        .filter(line -> each.hasReceipt() || line.line().hasReceipt()))
                .map(ReportedLine::fetchedAt)
                .min(Instant::compareTo)
                .filter(fetched -> !REPORTED.contains(option.gpdStatus()))
                .ifPresent(fetched -> {
                    var deadline = days.endOf(fetched, graces.statusBusinessDays());
                    if (position.isAskedSince(deadline)) {
                        drift(docket, option, fetched, deadline, "a flow reports it");
                    } else if (option.isPartial()) {
                        // what is paid in whole is listed by pagoPA until it is reported, an instalment is not
                        docket.askFrom(deadline);
                    }
                });
    }

    private static void drift(Docket docket, KnownOption option, Instant since, Instant deadline, String seen) {
        docket.of(STATUS_DRIFT, option.iuv(), since)
                .severity(Severity.INFO)
                .after(deadline)
                .evidence(option.gpdStatus())
                .told(
                        "IUV %s: %s, and pagoPA says %s. Nothing is lost; pagoPA's list of positions will not show it.",
                        option.iuv(), seen, option.gpdStatus());
    }
}
