package carovana.positions;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a citizen owes to a public body: our own words, no file layout and no pagoPA field names.
 *
 * @param organization fiscal code of the creditor, 11 digits
 * @param iupd the creditor's identifier of this debt, unique per creditor
 * @param officeName the office that asks for the money, or null
 * @param validity when it becomes payable, UTC; null is at once
 * @param switchToExpired whether it stops being payable after its last due date
 * @param payStandIn whether pagoPA may take the payment while the creditor is away
 * @param publish whether it is made payable at once, or left as a draft; null in an update: as pagoPA has it
 * @param options the ways to pay it: one, or the instalments
 */
public record DebtPosition(
        String organization,
        String iupd,
        Debtor debtor,
        String companyName,
        String officeName,
        LocalDateTime validity,
        boolean switchToExpired,
        boolean payStandIn,
        Boolean publish,
        List<PaymentOption> options) {

    public DebtPosition {
        options = options == null ? List.of() : List.copyOf(options);
    }

    /** The same position with other options, as when IUVs have been allocated. */
    public DebtPosition withOptions(List<PaymentOption> others) {
        return new DebtPosition(
                organization,
                iupd,
                debtor,
                companyName,
                officeName,
                validity,
                switchToExpired,
                payStandIn,
                publish,
                others);
    }

    /** The same position, to be made payable or not. */
    public DebtPosition withPublish(Boolean payable) {
        return new DebtPosition(
                organization,
                iupd,
                debtor,
                companyName,
                officeName,
                validity,
                switchToExpired,
                payStandIn,
                payable,
                options);
    }

    /** The same position when it is brought back: it was payable, and is so again, at once if its day has come. */
    public DebtPosition asRestored(LocalDateTime now) {
        return new DebtPosition(
                organization,
                iupd,
                debtor,
                companyName,
                officeName,
                validity == null || validity.isAfter(now) ? validity : null,
                switchToExpired,
                payStandIn,
                true,
                options);
    }

    /**
     * The same position, of which that one stands: where both leave something to the same payment config, it stays as it
     * was given then, whatever has become of the config.
     */
    public DebtPosition asGivenTo(DebtPosition standing) {
        if (standing == null || options.stream().allMatch(each -> each.config() == null)) {
            return this;
        }
        var company = keeps("companyName", standing) ? standing.companyName : companyName;
        var alike = new ArrayList<>(options);
        for (int i = 0; i < Math.min(alike.size(), standing.options.size()); i++) {
            alike.set(i, AskedAgain.option(options.get(i), standing.options.get(i), organization, company));
        }
        return new DebtPosition(
                organization,
                iupd,
                debtor,
                company,
                keeps("officeName", standing) ? standing.officeName : officeName,
                validity,
                switchToExpired,
                payStandIn,
                publish,
                alike);
    }

    /** What the whole position has is given with its first payment. */
    private boolean keeps(String field, DebtPosition standing) {
        if (options.isEmpty() || standing.options.isEmpty()) {
            return false;
        }
        var now = options.get(0).config();
        var then = standing.options.get(0).config();
        return now != null && now.isOf(then) && now.keeps(field, then);
    }
}
