package carovana.sandbox.gpd;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** A debt position as it is asked for through v3, whose options may be plans of installments. Rules: pagoPA's core 1.1.37 */
record PlansRequest(
        @NotBlank(message = "IUPD (debt-position identifier) is required")
        String iupd,

        Boolean payStandIn,

        @NotBlank(message = "company name is required") @Size(max = 140)
        String companyName,

        @Size(max = 140) String officeName,
        @NotNull @Valid @Size(min = 1, max = 100) List<Plan> paymentOption) {

    record Plan(
            @Size(max = 140) String description,
            LocalDateTime validityDate,
            LocalDateTime retentionDate,

            @NotNull(message = "switch to expired value is required")
            Boolean switchToExpired,

            @NotNull @Valid Debtor debtor,
            @NotNull @Valid @Size(min = 1, max = 100) List<Installment> installments) {}

    record Installment(
            String nav,
            @NotBlank(message = "iuv is required") String iuv,

            @NotNull(message = "amount is required") @Min(value = 1, message = "minimum amount is 1 eurocent")
            Long amount,

            @NotBlank(message = "payment option description is required") @Size(max = 140)
            String description,

            @NotNull(message = "due date is required") LocalDateTime dueDate,
            @NotNull @Valid @Size(min = 1) List<TransferRequest> transfer,

            @Valid @Size(max = 10) @UniqueKeys(message = "installmentMetadata keys must be unique")
            List<Metadata> installmentMetadata) {}

    Position draft(String organization, LocalDateTime now) {
        requireDifferentIuvs();
        var position = new Position();
        position.organizationFiscalCode = organization;
        position.iupd = iupd;
        position.payStandIn = payStandIn == null || payStandIn;
        position.companyName = companyName;
        position.officeName = officeName;
        position.insertedDate = now;
        position.lastUpdatedDate = now;
        position.debtor = paymentOption.get(0).debtor;
        position.switchToExpired = paymentOption.get(0).switchToExpired;
        for (Plan plan : paymentOption) {
            String id = UUID.randomUUID().toString();
            plan.installments.forEach(
                    installment -> position.paymentOption.add(option(organization, plan, installment, id, now)));
        }
        position.validityDate = position.earliestValidity();
        return position;
    }

    /** The core notices, but finds no words for it (pagoPA's core 1.1.37). */
    private void requireDifferentIuvs() {
        var seen = new HashSet<String>();
        for (Plan plan : paymentOption) {
            for (Installment installment : plan.installments) {
                if (!seen.add(installment.iuv)) {
                    throw GpdRefusal.badRequest("");
                }
            }
        }
    }

    private static PaymentOption option(
            String organization, Plan plan, Installment installment, String id, LocalDateTime now) {
        var option = new PaymentOption();
        option.iuv = installment.iuv;
        option.nav = installment.nav == null ? "3" + installment.iuv : installment.nav;
        option.amount = installment.amount;
        option.description = installment.description;
        option.dueDate = installment.dueDate;
        option.plan = id;
        option.planDescription = plan.description;
        option.isPartialPayment = plan.installments.size() > 1;
        option.validityDate = plan.validityDate;
        option.retentionDate = plan.retentionDate;
        option.switchToExpired = plan.switchToExpired;
        option.debtor = plan.debtor;
        option.insertedDate = now;
        option.lastUpdatedDate = now;
        option.paymentOptionMetadata = new ArrayList<>(PositionDraft.orEmpty(installment.installmentMetadata));
        installment.transfer.forEach(asked -> option.transfer.add(PositionDraft.transfer(organization, asked, now)));
        return option;
    }
}
