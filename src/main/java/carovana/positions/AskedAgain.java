package carovana.positions;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A payment that stands and is asked for again with the same config: what both rows leave to the config stays as it is. A
 * config that has changed since, and days that have passed, change nothing that stands.
 */
final class AskedAgain {

    private final PaymentOption today;
    private final PaymentOption standing;
    private final ConfigUse now;
    private final ConfigUse then;
    private final String creditor;
    private final String company;
    private final long amount;
    private final String description;

    /** @param company the creditor's name as the position has it */
    private AskedAgain(PaymentOption today, PaymentOption standing, String creditor, String company) {
        this.today = today;
        this.standing = standing;
        this.creditor = creditor;
        this.company = company;
        now = today.config();
        then = standing.config();
        amount = kept("amount", standing.amount(), today.amount());
        description = kept("description", standing.description(), today.description());
    }

    static PaymentOption option(PaymentOption today, PaymentOption standing, String creditor, String company) {
        return today.config() == null || !today.config().isOf(standing.config())
                ? today
                : new AskedAgain(today, standing, creditor, company).option();
    }

    private PaymentOption option() {
        LocalDateTime due = kept("dueDate", standing.due(), today.due());
        return new PaymentOption(
                today.iuv(),
                amount,
                description,
                today.partial(),
                due,
                today.retention(),
                transfers(),
                kept("metadata", standing.metadata(), today.metadata()),
                now.after(then));
    }

    private List<Transfer> transfers() {
        var all = new ArrayList<Transfer>();
        for (var each : today.transfers()) {
            var before = all.size() < standing.transfers().size()
                    ? standing.transfers().get(all.size())
                    : null;
            all.add(share(each, before, each.number() == 1));
        }
        return all;
    }

    /** @param standing null when the payment had fewer shares */
    private Transfer share(Transfer share, Transfer standing, boolean isFirst) {
        boolean says = now.said().contains(ConfigUse.ofShare(share.number(), "remittanceInformation"));
        return new Transfer(
                share.number(),
                isFirst && standing != null ? receiver(share, standing) : share.organization(),
                isFirst && standing != null ? name(share, standing) : share.companyName(),
                isFirst && now.keeps("amount", then) ? left() : share.amount(),
                says ? share.remittanceInformation() : description,
                like("category", Transfer::category, share, standing),
                like("iban", Transfer::iban, share, standing),
                share.postalIban(),
                share.stamp(),
                isFirst && standing != null && amount == this.standing.amount()
                        ? kept("split", standing.metadata(), share.metadata())
                        : share.metadata());
    }

    private long left() {
        return amount
                - today.transfers().stream()
                        .filter(each -> each.number() != 1)
                        .mapToLong(Transfer::amount)
                        .sum();
    }

    private String receiver(Transfer share, Transfer standing) {
        return kept("beneficiary", standing.organization(), share.organization());
    }

    /** The name goes with who gets the money; that of the creditor is the position's, where the shares have their names. */
    private String name(Transfer share, Transfer standing) {
        var who = receiver(share, standing);
        if (!now.bothLeave("beneficiaryName", then) || !who.equals(standing.organization())) {
            return share.companyName();
        }
        if (!who.equals(creditor) || standing.companyName() == null || now.keeps("companyName", then)) {
            return standing.companyName();
        }
        return who.equals(share.organization()) ? share.companyName() : company;
    }

    /** What the first share has; and a further one of the creditor, where its row leaves it to be like the first. */
    private String like(String field, Function<Transfer, String> of, Transfer share, Transfer standing) {
        if (standing == null || !now.bothLeave(ConfigUse.ofShare(share.number(), field), then)) {
            return of.apply(share);
        }
        boolean isLike = Objects.equals(
                        of.apply(share), of.apply(today.transfers().get(0)))
                || Objects.equals(
                        of.apply(standing), of.apply(this.standing.transfers().get(0)));
        return isLike ? kept(field, of.apply(standing), of.apply(share)) : of.apply(share);
    }

    private <T> T kept(String field, T before, T otherwise) {
        return now.keeps(field, then) ? before : otherwise;
    }
}
