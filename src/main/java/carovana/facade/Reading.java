package carovana.facade;

import carovana.facade.PositionBody.KeyAndValue;
import carovana.facade.PositionBody.Option;
import carovana.facade.PositionBody.RevenueStamp;
import carovana.facade.PositionBody.Share;
import carovana.positions.DebtPosition;
import carovana.positions.Debtor;
import carovana.positions.Metadata;
import carovana.positions.PaymentOption;
import carovana.positions.Stamp;
import carovana.positions.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Turns GPD's words into our own, and fills nothing in but what GPD fills in. */
final class Reading {

    private final String organization;
    private final Findings findings;
    private final Values values;

    Reading(String organization, Findings findings) {
        this.organization = organization;
        this.findings = findings;
        this.values = new Values(findings);
    }

    /** @param publish whether it shall be payable at once; null: as it is now */
    DebtPosition position(PositionBody body, Boolean publish) {
        var standIn = values.yesNo("payStandIn", body.payStandIn());
        var expires = values.yesNo("switchToExpired", body.switchToExpired());
        return new DebtPosition(
                organization,
                body.iupd(),
                debtor(body),
                values.text("companyName", body.companyName()),
                values.text("officeName", body.officeName()),
                values.moment("validityDate", body.validityDate()),
                expires != null && expires,
                standIn == null || standIn,
                publish,
                each("paymentOption", body.paymentOption(), this::option));
    }

    private Debtor debtor(PositionBody body) {
        return new Debtor(
                values.type("type", body.type()),
                values.code("fiscalCode", body.fiscalCode()),
                values.text("fullName", body.fullName()),
                values.text("streetName", body.streetName()),
                values.text("civicNumber", body.civicNumber()),
                values.text("postalCode", body.postalCode()),
                values.text("city", body.city()),
                values.text("province", body.province()),
                values.text("region", body.region()),
                values.text("country", body.country()),
                values.text("email", body.email()),
                values.text("phone", body.phone()));
    }

    private PaymentOption option(String path, Option option) {
        if (option.nav() != null && option.iuv() != null && !option.nav().equals("3" + option.iuv())) {
            findings.minded(path + ".nav", option.nav(), "must be a 3 and then the IUV, or be left out");
        }
        var partial = values.yesNo(path + ".isPartialPayment", option.isPartialPayment());
        return new PaymentOption(
                option.iuv(),
                values.cents(path + ".amount", option.amount()),
                values.text(path + ".description", option.description()),
                partial != null && partial,
                values.moment(path + ".dueDate", option.dueDate()),
                values.moment(path + ".retentionDate", option.retentionDate()),
                each(path + ".transfer", option.transfer(), this::share),
                metadata(path + ".paymentOptionMetadata", option.paymentOptionMetadata()));
    }

    private Transfer share(String path, Share share) {
        var body = values.code(path + ".organizationFiscalCode", share.organizationFiscalCode());
        return new Transfer(
                number(share.idTransfer()),
                body == null ? organization : body,
                values.text(path + ".companyName", share.companyName()),
                values.cents(path + ".amount", share.amount()),
                values.text(path + ".remittanceInformation", share.remittanceInformation()),
                values.text(path + ".category", share.category()),
                values.code(path + ".iban", share.iban()),
                values.code(path + ".postalIban", share.postalIban()),
                stamp(path + ".stamp", share.stamp()),
                metadata(path + ".transferMetadata", share.transferMetadata()));
    }

    /** @return 0 for what is no number of a beneficiary */
    private static int number(String idTransfer) {
        return idTransfer != null && idTransfer.matches("[1-5]") ? idTransfer.charAt(0) - '0' : 0;
    }

    private Stamp stamp(String path, RevenueStamp stamp) {
        return stamp == null
                ? null
                : new Stamp(
                        values.text(path + ".hashDocument", stamp.hashDocument()),
                        values.text(path + ".stampType", stamp.stampType()),
                        values.text(path + ".provincialResidence", stamp.provincialResidence()));
    }

    private List<Metadata> metadata(String path, List<KeyAndValue> given) {
        var all = each(
                path,
                given,
                (here, each) -> new Metadata(
                        values.text(here + ".key", each.key()), values.text(here + ".value", each.value())));
        if (all.stream().map(Metadata::key).distinct().count() < all.size()) {
            findings.forbidden(path, path.substring(path.lastIndexOf('.') + 1) + " keys must be unique");
        }
        return all;
    }

    private <T, R> List<R> each(String path, List<T> given, BiFunction<String, T, R> reading) {
        var all = new ArrayList<R>();
        for (int i = 0; given != null && i < given.size(); i++) {
            var here = path + "[" + i + "]";
            if (given.get(i) == null) {
                findings.unreadable(here, null, "is null: leave it out");
            } else {
                all.add(reading.apply(here, given.get(i)));
            }
        }
        return all;
    }
}
