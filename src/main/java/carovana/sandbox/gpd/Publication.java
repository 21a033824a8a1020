package carovana.sandbox.gpd;

import java.time.LocalDateTime;
import java.util.Comparator;

/** Makes a draft known to payers: at once when no validity date is given, from that date on otherwise (pagoPA's core 1.1.37). */
final class Publication {

    private Publication() {}

    /** Publishes as part of a create or an update that asked for it. */
    static void along(Position position, LocalDateTime validity, LocalDateTime now) {
        position.publishDate = now;
        if (validity == null) {
            position.status = PositionStatus.VALID;
            if (position.earliestValidity() == null) {
                position.validityDate = now;
                position.paymentOption.forEach(option -> option.validityDate = now);
            }
        } else {
            position.status = PositionStatus.PUBLISHED;
        }
    }

    /** Publishes a draft on its own; refused once the dates it carries have been overtaken. */
    static void of(Position position, LocalDateTime now) {
        if (position.status != PositionStatus.DRAFT) {
            throw GpdRefusal.notAble("publishable", position.organizationFiscalCode, position.iupd);
        }
        LocalDateTime validity = position.earliestValidity();
        if (validity != null && !validity.isAfter(now)) {
            throw tooLate(
                    position,
                    "Publish request occurred after the validity date began",
                    "A publish request has been made after the validity date began for the debt position with ");
        }
        LocalDateTime firstDue = position.paymentOption.stream()
                .map(option -> option.dueDate)
                .min(Comparator.naturalOrder())
                .orElse(LocalDateTime.MIN);
        if (firstDue.isBefore(now)) {
            throw tooLate(
                    position,
                    "Publish request occurred after the due date of a payment options has expired",
                    "A publish request occurred after the due date of a payment options has expired for the debt position with ");
        }
        along(position, validity, now);
        position.lastUpdatedDate = now;
    }

    private static GpdRefusal tooLate(Position position, String title, String detail) {
        return new GpdRefusal(409, title, detail + GpdRefusal.names(position.organizationFiscalCode, position.iupd));
    }
}
