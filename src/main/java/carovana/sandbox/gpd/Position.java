package carovana.sandbox.gpd;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** A debt position as it is remembered, whichever version of the service it came through. */
final class Position {
    public String organizationFiscalCode;
    public String iupd;
    public long version;
    public long sequence;
    public String serviceType;
    public boolean payStandIn;
    public Debtor debtor;
    public boolean switchToExpired;
    public String companyName;
    public String officeName;
    public LocalDateTime insertedDate;
    public LocalDateTime publishDate;
    public LocalDateTime validityDate;
    public LocalDateTime paymentDate;
    public LocalDateTime lastUpdatedDate;
    public PositionStatus status = PositionStatus.DRAFT;
    public List<PaymentOption> paymentOption = new ArrayList<>();

    /** Two plans of installments can only be asked for, and told, through v3. */
    boolean hasManyPlans() {
        return paymentOption.stream()
                        .filter(option -> option.isPartialPayment)
                        .map(option -> option.plan)
                        .distinct()
                        .count()
                > 1;
    }

    @JsonIgnore
    LocalDateTime earliestValidity() {
        return paymentOption.stream()
                .map(option -> option.validityDate)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(validityDate);
    }

    /** Time has passed the validity date, though the status job may not have run yet. */
    boolean hasBegunBy(LocalDateTime now) {
        LocalDateTime validity = earliestValidity();
        return status == PositionStatus.PUBLISHED && validity != null && !validity.isAfter(now);
    }

    /** Time has passed the last due date of a position that wants to expire, though the job may not have run yet. */
    boolean hasExpiredBy(LocalDateTime now) {
        return (status == PositionStatus.VALID || hasBegunBy(now))
                && !paymentOption.isEmpty()
                && paymentOption.stream().allMatch(option -> option.switchToExpired && option.isUnpaid())
                && paymentOption.stream().allMatch(option -> option.dueDate.isBefore(now));
    }

    /** The status with whatever time has done to it since the last job. */
    PositionStatus statusAt(LocalDateTime now) {
        if (hasExpiredBy(now)) {
            return PositionStatus.EXPIRED;
        }
        return hasBegunBy(now) ? PositionStatus.VALID : status;
    }
}
