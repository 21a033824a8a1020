package carovana.reconciliation.seen;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.Credits;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.PaymentStates;
import carovana.ledger.payments.PositionState;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.Receipts;
import carovana.ledger.payments.StoredFlow;
import carovana.positions.DebtPosition;
import carovana.positions.PaymentOption;
import carovana.reconciliation.Matching;
import carovana.reconciliation.Words;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the accounts know of a position: how far it is, and how each payment of it came there. */
@Component("reconciliationAccounts")
public class Accounts {

    private final PaymentStates payments;
    private final Receipts receipts;
    private final KnownFlows flows;
    private final Credits credits;

    Accounts(PaymentStates payments, Receipts receipts, KnownFlows flows, Credits credits) {
        this.payments = payments;
        this.receipts = receipts;
        this.flows = flows;
        this.credits = credits;
    }

    /** @param payments every one, also of what nobody has paid yet */
    public record Account(PositionState state, List<PaymentTrace> payments) {}

    /**
     * @param index number of the transfer
     * @param amount euro cents
     * @param receipt absent while there is none
     * @param flow the one that reports it; absent while none does
     * @param credits what the bank credited of that flow, or for this payment by itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentTrace(
            String iuv,
            int index,
            PaymentState state,
            long amount,
            ReceiptTrace receipt,
            FlowTrace flow,
            List<CreditTrace> credits) {}

    /** @param learnedAt when it came */
    public record ReceiptTrace(String id, String psp, Instant paidAt, Instant learnedAt) {}

    /**
     * @param regulationDay of its credit transfer
     * @param fetchedAt when it came
     */
    public record FlowTrace(
            String iuf, String psp, LocalDate regulationDay, Instant fetchedAt, FlowState state, CreditState credit) {}

    /** @param amount euro cents; of the whole flow where it pays one */
    public record CreditTrace(String reference, LocalDate day, long amount) {}

    /** @return null for null */
    public Account of(DebtPosition position) {
        if (position == null) {
            return null;
        }
        var organization = position.organization();
        var iuvs = position.options().stream()
                .map(PaymentOption::iuv)
                .filter(Objects::nonNull)
                .toList();
        var received = receipts.of(organization, iuvs);
        var known = Matching.ofOwnNotices(payments.of(organization, iuvs), received);
        var keys = known.stream()
                .map(Payment::iuf)
                .filter(Objects::nonNull)
                .map(FlowId::key)
                .distinct()
                .toList();
        var facts = new Found(
                received,
                flows.of(organization, keys),
                credits.ofFlows(organization, keys),
                credits.ofPayments(organization, iuvs));
        return new Account(
                Matching.position(Words.position(position, null, Map.of()), known, received),
                known.stream().map(facts::trace).toList());
    }

    private record Found(
            Collection<Receipt> receipts,
            Collection<StoredFlow> flows,
            Collection<BankCredit> ofFlows,
            Collection<BankCredit> ofPayments) {

        PaymentTrace trace(Payment payment) {
            var key = payment.key();
            return new PaymentTrace(
                    key.iuv(),
                    key.index(),
                    payment.state(),
                    payment.amount(),
                    receipt(key.iuv(), key.iur()),
                    flow(payment.iuf()),
                    credits(payment));
        }

        private ReceiptTrace receipt(String iuv, String id) {
            return receipts.stream()
                    .filter(each -> each.iuv().equals(iuv) && each.receiptId().equals(id))
                    .findFirst()
                    .map(each -> new ReceiptTrace(each.receiptId(), each.psp(), each.paidAt(), each.learnedAt()))
                    .orElse(null);
        }

        /** The version that holds. */
        private FlowTrace flow(String iuf) {
            return flows.stream()
                    .filter(each -> each.flow().id().iuf().equals(iuf) && each.state() != FlowState.SUPERSEDED)
                    .max(Comparator.comparing(each -> each.flow().version()))
                    .map(each -> new FlowTrace(
                            each.flow().id().iuf(),
                            each.flow().id().psp(),
                            each.flow().header().regulationDay(),
                            each.flow().fetchedAt(),
                            each.state(),
                            each.credit()))
                    .orElse(null);
        }

        private List<CreditTrace> credits(Payment payment) {
            if (payment.key().iur().isEmpty()) {
                return List.of();
            }
            return Stream.concat(
                            ofFlows.stream()
                                    .filter(each -> payment.iuf() != null
                                            && FlowId.key(each.iuf()).equals(FlowId.key(payment.iuf()))),
                            ofPayments.stream().filter(each -> each.iuv()
                                    .equals(payment.key().iuv())))
                    .filter(BankCredit::counts)
                    .map(each -> new CreditTrace(each.reference(), each.day(), each.amount()))
                    .toList();
        }
    }
}
