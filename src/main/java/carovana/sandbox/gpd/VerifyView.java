package carovana.sandbox.gpd;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The ways to pay a position, each a plan or a single option, with what stands in their way (pagoPA's core 1.1.37). */
final class VerifyView {

    private static final String NO_LONGER = "Debt position is INVALID or EXPIRED";
    private static final String OVERTAKEN = "Not payable: another payment option has already been used";
    private static final Comparator<PaymentOption> BY_DUE_DATE = Comparator.comparing(option -> option.dueDate);

    private final Position position;
    private final LocalDateTime now;
    private final boolean over;

    VerifyView(Position position, LocalDateTime now) {
        this.position = position;
        this.now = now;
        PositionStatus status = position.statusAt(now);
        this.over = status == PositionStatus.INVALID || status == PositionStatus.EXPIRED;
    }

    private record Standing(String status, String reason) {}

    Map<String, Object> told() {
        var plans = new LinkedHashMap<String, List<PaymentOption>>();
        position.paymentOption.forEach(option ->
                plans.computeIfAbsent(option.plan, plan -> new ArrayList<>()).add(option));
        Optional<String> begun = plans.entrySet().stream()
                .filter(plan -> plan.getValue().stream().anyMatch(option -> !option.isUnpaid()))
                .map(Map.Entry::getKey)
                .findFirst();
        var view = new LinkedHashMap<String, Object>();
        view.put("organizationFiscalCode", position.organizationFiscalCode);
        view.put("companyName", position.companyName);
        view.put("officeName", position.officeName);
        view.put(
                "paymentOptions",
                plans.entrySet().stream()
                        .sorted(Comparator.comparing(plan -> lastDue(plan.getValue())))
                        .map(plan -> plan(
                                plan.getValue(),
                                begun.filter(key -> !key.equals(plan.getKey())).isPresent()))
                        .toList());
        return view;
    }

    private static LocalDateTime lastDue(List<PaymentOption> plan) {
        return plan.stream().max(BY_DUE_DATE).orElseThrow().dueDate;
    }

    private Map<String, Object> plan(List<PaymentOption> plan, boolean overtaken) {
        Standing standing = standing(plan, overtaken);
        var view = new LinkedHashMap<String, Object>();
        view.put("description", plan.get(0).planDescription);
        view.put("numberOfInstallments", plan.size());
        view.put("amount", plan.stream().mapToLong(option -> option.amount).sum());
        view.put("dueDate", lastDue(plan));
        view.put(
                "validFrom",
                plan.stream()
                        .map(option -> option.validityDate)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
        view.put("status", standing.status);
        view.put("statusReason", standing.reason);
        view.put(
                "allCCP",
                plan.stream()
                        .flatMap(option -> option.transfer.stream())
                        .allMatch(transfer -> transfer.postalIban != null));
        view.put(
                "installments",
                plan.stream()
                        .sorted(BY_DUE_DATE)
                        .map(option -> installment(option, overtaken))
                        .toList());
        return view;
    }

    private Map<String, Object> installment(PaymentOption option, boolean overtaken) {
        Standing standing = standing(option, overtaken);
        var view = new LinkedHashMap<String, Object>();
        view.put("nav", option.nav);
        view.put("iuv", option.iuv);
        view.put("amount", option.amount);
        view.put("description", option.description);
        view.put("dueDate", option.dueDate);
        view.put("validFrom", option.validityDate);
        view.put("status", standing.status);
        view.put("statusReason", standing.reason);
        return view;
    }

    private Standing standing(List<PaymentOption> plan, boolean overtaken) {
        if (over || overtaken) {
            return new Standing("PO_INVALID", over ? NO_LONGER : OVERTAKEN);
        }
        if (plan.stream().allMatch(VerifyView::isPaid)) {
            return new Standing("PO_PAID", "All installments have been paid");
        }
        if (plan.stream().anyMatch(VerifyView::isPaid) && plan.stream().anyMatch(PaymentOption::isUnpaid)) {
            return new Standing("PO_PARTIALLY_PAID", "Some installments already paid");
        }
        if (plan.stream().allMatch(this::isLate)) {
            return plan.stream().anyMatch(option -> option.switchToExpired)
                    ? new Standing("PO_EXPIRED_NOT_PAYABLE", "Group expired and not payable")
                    : new Standing("PO_EXPIRED_UNPAID", "Group expired but still payable");
        }
        return new Standing("PO_UNPAID", "No installment has been paid");
    }

    private Standing standing(PaymentOption option, boolean overtaken) {
        if (over || overtaken) {
            return new Standing("POI_INVALID", over ? NO_LONGER : OVERTAKEN);
        }
        if (isPaid(option)) {
            return new Standing("POI_PAID", null);
        }
        if (isLate(option)) {
            return option.switchToExpired
                    ? new Standing("POI_EXPIRED_NOT_PAYABLE", "Expired and not payable")
                    : new Standing("POI_EXPIRED_UNPAID", "Expired but payable");
        }
        return new Standing("POI_UNPAID", null);
    }

    /** Once it is reported the core does not count it as paid here. */
    private static boolean isPaid(PaymentOption option) {
        return option.status == OptionStatus.PO_PAID;
    }

    private boolean isLate(PaymentOption option) {
        return option.dueDate.isBefore(now);
    }
}
