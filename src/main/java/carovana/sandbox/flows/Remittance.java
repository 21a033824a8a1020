package carovana.sandbox.flows;

import carovana.sandbox.node.Payment;
import carovana.sandbox.node.Psp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one PSP has to remit to one account of one organization for an operating day: with and without a flow by now. */
final class Remittance {

    final String organization;
    final Psp psp;
    final String iban;
    String name;
    final List<Share> fresh = new ArrayList<>();
    final Map<String, List<Share>> told = new LinkedHashMap<>();

    Remittance(String organization, Psp psp, String iban) {
        this.organization = organization;
        this.psp = psp;
        this.iban = iban;
    }

    /** A part of a payment, together with the payment. */
    record Share(Payment payment, Payment.Part part) {

        FlowLine line() {
            return new FlowLine(
                    payment.iuv,
                    payment.receiptId,
                    part.index,
                    part.amount,
                    payment.code,
                    payment.paidAt.toLocalDate());
        }
    }

    void add(Share share) {
        name = share.part().companyName == null ? name : share.part().companyName;
        if (share.part().flow == null) {
            fresh.add(share);
        } else {
            told.computeIfAbsent(share.part().flow, id -> new ArrayList<>()).add(share);
        }
    }

    /** What a flow that comes again reports: what it reported, and what was left out of it. */
    List<Share> again(String flow) {
        var shares = new ArrayList<>(told.getOrDefault(flow, List.of()));
        shares.addAll(fresh);
        fresh.clear();
        return shares;
    }
}
