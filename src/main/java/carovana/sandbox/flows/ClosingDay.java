package carovana.sandbox.flows;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gpd.NodeDoor;
import carovana.sandbox.node.Citizen;
import carovana.sandbox.node.Payment;
import carovana.sandbox.node.PaymentBook;
import carovana.sandbox.node.Psp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Closes an operating day: every PSP reports what it remits, each payment once. */
@InSandbox
@Component
class ClosingDay {

    private final PaymentBook payments;
    private final FlowBook flows;
    private final FlowWriter writer;
    private final Citizen citizen;
    private final NodeDoor door;
    private final CoreNews news;

    ClosingDay(PaymentBook payments, FlowBook flows, FlowWriter writer, Citizen citizen, NodeDoor door, CoreNews news) {
        this.payments = payments;
        this.flows = flows;
        this.writer = writer;
        this.citizen = citizen;
        this.door = door;
        this.news = news;
    }

    /** @return the flows that are new */
    List<Flow> close(Order order) {
        return flows.inTurn(() -> {
            payWithoutReceipt(order, FlowTrouble.NO_RECEIPT_CODE_8, Payment.STAND_IN_NO_RECEIPT);
            payWithoutReceipt(order, FlowTrouble.NO_RECEIPT_CODE_9, Payment.NO_RECEIPT);
            Collection<Remittance> remittances = remittances(order);
            List<Flow> before = before(order);
            var made = new ArrayList<Flow>();
            if (order.has(FlowTrouble.REVISION) || order.has(FlowTrouble.OTHER_CONTENT)) {
                before.forEach(flow -> of(flow, remittances)
                        .flatMap(found -> writer.writeAgain(flow, found.again(flow.id), order))
                        .ifPresent(made::add));
            }
            if (remittances.isEmpty() && before.isEmpty() && order.organization() != null && order.addsLines()) {
                remittances.add(new Remittance(order.organization(), psp(order), null));
            }
            remittances.stream()
                    .filter(each -> !each.fresh.isEmpty() || each.told.isEmpty())
                    .forEach(each -> writer.write(each, order).ifPresent(made::add));
            news.tell();
            return made;
        });
    }

    /** A flow that reports nothing but made-up lines comes again as well. */
    private static Optional<Remittance> of(Flow flow, Collection<Remittance> remittances) {
        return remittances.stream()
                .filter(each -> each.told.containsKey(flow.id) && each.organization.equals(flow.organization))
                .findFirst()
                .or(() -> Optional.of(new Remittance(flow.organization, flow.psp, flow.iban)));
    }

    private List<Flow> before(Order order) {
        return flows.of(order.day()).stream().filter(order::wants).toList();
    }

    private static Psp psp(Order order) {
        return order.psp() == null ? Psp.USUAL : Psp.named(order.psp());
    }

    private Collection<Remittance> remittances(Order order) {
        Map<List<Object>, Remittance> found = new LinkedHashMap<>();
        for (Payment payment : payments.of(order.day())) {
            for (Payment.Part part : payment.parts) {
                if (order.wants(part.organization, payment.psp.id())) {
                    found.computeIfAbsent(
                                    List.of(part.organization, payment.psp.id(), String.valueOf(part.iban)),
                                    key -> new Remittance(part.organization, payment.psp, part.iban))
                            .add(new Remittance.Share(payment, part));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** A notice that is open is paid without a receipt, unless the day has such a flow already. */
    private void payWithoutReceipt(Order order, FlowTrouble trouble, int code) {
        if (!order.has(trouble) || before(order).stream().anyMatch(flow -> flow.has(trouble))) {
            return;
        }
        for (String organization : receivers(order)) {
            door.anyOpen(organization)
                    .ifPresent(notice -> citizen.payWithoutReceipt(notice, psp(order), code, order.day()));
        }
    }

    private Set<String> receivers(Order order) {
        if (order.organization() != null) {
            return Set.of(order.organization());
        }
        var receivers = new TreeSet<String>();
        remittances(order).forEach(each -> receivers.add(each.organization));
        return receivers;
    }
}
