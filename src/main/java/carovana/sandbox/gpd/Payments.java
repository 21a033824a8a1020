package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the node and the reporting flows do to a payment option. Rules: pagoPA's core 1.1.37 */
@InSandbox
@Component
class Payments {

    private static final String CLOSED_BY_CREDITOR = "CLOSED_AS_ALREADY_PAID_BY_EC";
    private static final String ACA = "ACA";
    private static final Set<PositionStatus> FULLY_PAID = EnumSet.of(PositionStatus.PAID, PositionStatus.REPORTED);
    private static final Set<PositionStatus> PAYABLE = EnumSet.of(PositionStatus.VALID, PositionStatus.PARTIALLY_PAID);

    private final PositionBook book;
    private final Positions positions;
    private final SandboxClock clock;

    Payments(PositionBook book, Positions positions, SandboxClock clock) {
        this.book = book;
        this.positions = positions;
        this.clock = clock;
    }

    /** A payment option together with the position it belongs to. */
    record Found(Position position, PaymentOption option) {}

    /** By NAV, or by IUV where no NAV fits. */
    Optional<Found> find(String organization, String nav) {
        return book.byNav(organization, nav)
                .map(position -> found(position, option -> option.nav.equals(nav)))
                .or(() -> byIuv(organization, nav));
    }

    Optional<Found> byIuv(String organization, String iuv) {
        return book.byIuv(organization, iuv).map(position -> found(position, option -> option.iuv.equals(iuv)));
    }

    private static Found found(Position position, Predicate<PaymentOption> which) {
        return new Found(
                position,
                position.paymentOption.stream().filter(which).findFirst().orElseThrow());
    }

    /** What a payer's bank is shown: nothing before the validity date, nor an option that a payment has overtaken. */
    Found shown(String organization, String nav) {
        Found found = find(organization, nav).orElseThrow(() -> GpdRefusal.noticeNotFound(organization, nav));
        LocalDateTime validity = found.option.validityDate;
        boolean settled = FULLY_PAID.contains(found.position.status) || isOvertaken(found);
        if (found.option.isUnpaid() && settled || validity != null && validity.isAfter(clock.now())) {
            throw GpdRefusal.noticeNotFound(organization, nav);
        }
        return found;
    }

    /** The status with whatever time has done to it, and to this one of its options, since the last job. */
    PositionStatus statusNow(Found found) {
        LocalDateTime now = clock.now();
        PositionStatus status = found.position.statusAt(now);
        boolean expired = found.option.isUnpaid()
                && found.option.switchToExpired
                && found.option.dueDate.isBefore(now)
                && PAYABLE.contains(status);
        return expired ? PositionStatus.EXPIRED : status;
    }

    Found pay(String organization, String nav, PayRequest asked) {
        return pay(organization, nav, asked, positions::written);
    }

    Found payAtOnce(String organization, String nav, PayRequest asked) {
        return pay(organization, nav, asked, positions::writtenAtOnce);
    }

    private Found pay(String organization, String nav, PayRequest asked, Consumer<Position> writer) {
        Found found = payable(organization, nav);
        PaymentOption option = found.option;
        option.fee = fee(asked.fee());
        option.paymentMethod = asked.paymentMethod();
        option.pspCode = asked.pspCode();
        option.pspTaxCode = asked.pspTaxCode();
        option.pspCompany = asked.pspCompany();
        option.idReceipt = asked.idReceipt();
        return paid(found, asked.paymentDate(), writer);
    }

    /** The creditor says that it was paid elsewhere. */
    Found close(String organization, String nav, LocalDateTime paymentDate, Segregation segregation) {
        segregation.admitNotice(organization, nav);
        Found found = payable(organization, nav);
        found.option.pspCompany = CLOSED_BY_CREDITOR;
        found.option.idReceipt = CLOSED_BY_CREDITOR;
        return paid(found, paymentDate, positions::written);
    }

    /** That something is paid is told before that it is the wrong thing to pay. */
    private Found payable(String organization, String nav) {
        Found found = find(organization, nav).orElseThrow(() -> GpdRefusal.noticeNotFound(organization, nav));
        boolean singlePaid = found.position.paymentOption.stream()
                .anyMatch(option -> !option.isPartialPayment && !option.isUnpaid());
        if (FULLY_PAID.contains(found.position.status) || singlePaid || !found.option.isUnpaid()) {
            throw new GpdRefusal(
                    409,
                    "Existing related payment found",
                    "A payment transaction has already been carried out for the Organization Fiscal Code %s and NAV %s"
                            .formatted(organization, nav));
        }
        if (isOvertaken(found)) {
            throw GpdRefusal.noticeNotFound(organization, nav);
        }
        return found;
    }

    private static boolean isOvertaken(Found found) {
        return found.position.paymentOption.stream()
                .anyMatch(other -> !other.isPartOf(found.option) && !other.isUnpaid());
    }

    private static long fee(String cents) {
        try {
            return cents == null ? 0 : Long.parseLong(cents);
        } catch (NumberFormatException e) {
            throw GpdRefusal.unexpected("For input string: \"%s\"".formatted(cents));
        }
    }

    private Found paid(Found found, LocalDateTime paymentDate, Consumer<Position> writer) {
        LocalDateTime now = clock.now();
        found.option.status = OptionStatus.PO_PAID;
        found.option.paymentDate = paymentDate;
        found.option.lastUpdatedDate = now;
        judge(found.position, now);
        if (FULLY_PAID.contains(found.position.status)) {
            found.position.paymentDate = paymentDate;
        }
        writer.accept(found.position);
        return found;
    }

    Transfer report(String organization, String iuv, String idTransfer) {
        return report(organization, iuv, idTransfer, positions::written);
    }

    Transfer reportAtOnce(String organization, String iuv, String idTransfer) {
        return report(organization, iuv, idTransfer, positions::writtenAtOnce);
    }

    private Transfer report(String organization, String iuv, String idTransfer, Consumer<Position> writer) {
        var missing = new GpdRefusal(
                404,
                "Not found the transfer",
                "Not found a transfer for Organization Fiscal Code %s, IUV %s and TxID %s"
                        .formatted(organization, iuv, idTransfer));
        Found found = byIuv(organization, iuv).orElseThrow(() -> missing);
        Transfer transfer = found.option.transfer.stream()
                .filter(each -> each.idTransfer.equals(idTransfer))
                .findFirst()
                .orElseThrow(() -> missing);
        boolean standIn = ACA.equals(found.position.serviceType) && found.position.status == PositionStatus.VALID;
        if (transfer.status == TransferStatus.T_REPORTED || found.option.isUnpaid() && !standIn) {
            throw new GpdRefusal(
                    409,
                    "transfer is not in accountable state",
                    "The transfer option with Organization Fiscal Code %s, IUV %s and TxID %s is not in payable state"
                            .formatted(organization, iuv, idTransfer));
        }
        LocalDateTime now = clock.now();
        transfer.status = TransferStatus.T_REPORTED;
        transfer.lastUpdatedDate = now;
        found.option.status = found.option.transfer.stream().allMatch(each -> each.status == TransferStatus.T_REPORTED)
                ? OptionStatus.PO_REPORTED
                : OptionStatus.PO_PARTIALLY_REPORTED;
        found.option.lastUpdatedDate = now;
        judge(found.position, now);
        writer.accept(found.position);
        return transfer;
    }

    Found notify(String organization, String nav, long fee) {
        Found found = find(organization, nav).orElseThrow(() -> GpdRefusal.noticeNotFound(organization, nav));
        if (!found.option.isUnpaid()) {
            throw new GpdRefusal(
                    422,
                    "Not in unpaid state for notification fee update",
                    ("The payment option with Organization Fiscal Code %s and NAV %s is not in unpaid state and"
                                    + " the notification fee cannot be updated.")
                            .formatted(organization, nav));
        }
        LocalDateTime now = clock.now();
        NotificationFee.replace(found.position, found.option, fee);
        found.option.lastUpdatedDateNotificationFee = now;
        found.option.lastUpdatedDate = now;
        positions.written(found.position);
        return found;
    }

    /** A position is paid, or reported, once one of its plans or single options is so as a whole. */
    static void judge(Position position, LocalDateTime now) {
        Map<String, Boolean> reported = position.paymentOption.stream()
                .collect(Collectors.toMap(
                        option -> option.plan,
                        option -> option.status == OptionStatus.PO_REPORTED,
                        Boolean::logicalAnd));
        Map<String, Boolean> paid = position.paymentOption.stream()
                .collect(Collectors.toMap(option -> option.plan, option -> !option.isUnpaid(), Boolean::logicalAnd));
        if (reported.containsValue(true)) {
            position.status = PositionStatus.REPORTED;
        } else if (paid.containsValue(true)) {
            position.status = PositionStatus.PAID;
        } else {
            position.status = PositionStatus.PARTIALLY_PAID;
        }
        position.lastUpdatedDate = now;
    }
}
