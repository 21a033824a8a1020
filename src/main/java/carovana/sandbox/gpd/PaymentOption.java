package carovana.sandbox.gpd;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A way to pay a position, as it is remembered. Options with the same plan are the installments of one plan. */
final class PaymentOption {
    public String nav;
    public String iuv;
    public long amount;
    public String description;
    public boolean isPartialPayment;
    public String plan;
    public String planDescription;
    public Debtor debtor;
    public boolean switchToExpired;
    public LocalDateTime validityDate;
    public LocalDateTime dueDate;
    public LocalDateTime retentionDate;
    public LocalDateTime paymentDate;
    public LocalDateTime insertedDate;
    public LocalDateTime lastUpdatedDate;
    public LocalDateTime lastUpdatedDateNotificationFee;
    public String paymentMethod;
    public long fee;
    public long notificationFee;
    public String pspCode;
    public String pspTaxCode;
    public String pspCompany;
    public String idReceipt;
    public OptionStatus status = OptionStatus.PO_UNPAID;
    public List<Transfer> transfer = new ArrayList<>();
    public List<Metadata> paymentOptionMetadata = new ArrayList<>();

    @JsonIgnore
    boolean isUnpaid() {
        return status == OptionStatus.PO_UNPAID;
    }

    boolean isPartOf(PaymentOption other) {
        return plan.equals(other.plan);
    }
}
