package carovana.sandbox.gpd;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What v3 tells about a position: options with their debtor, each one or more installments (pagoPA's core 1.1.37). */
final class PlansView {

    private PlansView() {}

    static Map<String, Object> echo(Position position) {
        var view = new LinkedHashMap<String, Object>();
        view.put("iupd", position.iupd);
        view.put("payStandIn", position.payStandIn);
        view.put("companyName", position.companyName);
        view.put("officeName", position.officeName);
        view.put("paymentDate", position.paymentDate);
        view.put("status", status(position.status));
        view.put(
                "paymentOption",
                plans(position.paymentOption).stream()
                        .map(plan -> planEcho(position, plan))
                        .toList());
        return view;
    }

    private static Map<String, Object> planEcho(Position position, List<PaymentOption> plan) {
        PaymentOption first = plan.get(0);
        var view = new LinkedHashMap<String, Object>();
        view.put("validityDate", first.validityDate);
        view.put("retentionDate", first.retentionDate);
        view.put("switchToExpired", first.switchToExpired);
        view.put("debtor", first.debtor);
        view.put("installments", PositionView.list(plan, option -> installmentEcho(position, option)));
        return view;
    }

    private static Map<String, Object> installmentEcho(Position position, PaymentOption option) {
        var view = new LinkedHashMap<String, Object>();
        view.put("nav", option.nav);
        view.put("iuv", option.iuv);
        view.put("amount", option.amount);
        view.put("description", option.description);
        view.put("dueDate", option.dueDate);
        view.put("fee", option.fee);
        view.put("notificationFee", option.notificationFee);
        view.put("status", installmentStatus(position, option));
        view.put("transfer", PositionView.list(option.transfer, PositionView::transferEcho));
        view.put("installmentMetadata", option.paymentOptionMetadata);
        return view;
    }

    static Map<String, Object> read(Position position, List<PaymentOption> shown) {
        var view = new LinkedHashMap<String, Object>();
        view.put("iupd", position.iupd);
        view.put("organizationFiscalCode", position.organizationFiscalCode);
        view.put("companyName", position.companyName);
        view.put("officeName", position.officeName);
        view.put("insertedDate", position.insertedDate);
        view.put("publishDate", position.publishDate);
        view.put("paymentDate", position.paymentDate);
        view.put("status", status(position.status));
        view.put("lastUpdatedDate", position.lastUpdatedDate);
        view.put(
                "paymentOption",
                plans(shown).stream().map(plan -> plan(position, plan)).toList());
        return view;
    }

    private static Map<String, Object> plan(Position position, List<PaymentOption> plan) {
        PaymentOption first = plan.get(0);
        var view = new LinkedHashMap<String, Object>();
        view.put("switchToExpired", first.switchToExpired);
        view.put("retentionDate", first.retentionDate);
        view.put("insertedDate", first.insertedDate);
        view.put("validityDate", first.validityDate);
        view.put("debtor", first.debtor);
        view.put("installments", PositionView.list(plan, option -> installment(position, option)));
        return view;
    }

    private static Map<String, Object> installment(Position position, PaymentOption option) {
        var view = new LinkedHashMap<>(PositionView.option(position.organizationFiscalCode, option));
        view.remove("isPartialPayment");
        view.remove("retentionDate");
        view.remove("insertedDate");
        view.put("installmentMetadata", view.remove("paymentOptionMetadata"));
        view.put("status", installmentStatus(position, option));
        return view;
    }

    private static List<List<PaymentOption>> plans(List<PaymentOption> options) {
        var plans = new LinkedHashMap<String, List<PaymentOption>>();
        options.forEach(option ->
                plans.computeIfAbsent(option.plan, plan -> new ArrayList<>()).add(option));
        return List.copyOf(plans.values());
    }

    static String status(PositionStatus status) {
        return switch (status) {
            case EXPIRED, INVALID -> "UNPAYABLE";
            case REPORTED -> "PAID";
            default -> status.name();
        };
    }

    /** What v3's word for a status stands for; v1's words that v3 does not have are none here. */
    static Set<PositionStatus> statuses(String word) {
        Set<PositionStatus> statuses = EnumSet.noneOf(PositionStatus.class);
        for (PositionStatus status : PositionStatus.values()) {
            if (status(status).equals(word)) {
                statuses.add(status);
            }
        }
        if (statuses.isEmpty()) {
            throw new IllegalArgumentException(word);
        }
        return statuses;
    }

    private static String installmentStatus(Position position, PaymentOption option) {
        return switch (option.status) {
            case PO_PAID -> "PAID";
            case PO_PARTIALLY_REPORTED -> "PARTIALLY_REPORTED";
            case PO_REPORTED -> "REPORTED";
            case PO_UNPAID ->
                switch (position.status) {
                    case INVALID -> "UNPAYABLE";
                    case EXPIRED -> "EXPIRED";
                    default -> "UNPAID";
                };
        };
    }
}
