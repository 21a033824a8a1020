package carovana.sandbox.gpd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What v1 tells about a position. Which fields appear where: pagoPA's core 1.1.37 */
final class PositionView {

    private PositionView() {}

    /** The answer to create, update, publish and invalidate: what was asked, with the debtor. */
    static Map<String, Object> echo(Position position) {
        var view = new LinkedHashMap<String, Object>();
        view.put("iupd", position.iupd);
        Debtor debtor = position.paymentOption.isEmpty() ? position.debtor : position.paymentOption.get(0).debtor;
        view.put("type", debtor.type());
        view.put("payStandIn", position.payStandIn);
        debtorFields(view, debtor);
        view.put("switchToExpired", position.switchToExpired);
        view.put("companyName", position.companyName);
        view.put("officeName", position.officeName);
        view.put("validityDate", position.earliestValidity());
        view.put("paymentDate", position.paymentDate);
        view.put("status", position.status);
        view.put("paymentOption", list(position.paymentOption, PositionView::optionEcho));
        return view;
    }

    static void debtorFields(Map<String, Object> view, Debtor debtor) {
        view.put("fiscalCode", debtor.fiscalCode());
        view.put("fullName", debtor.fullName());
        view.put("streetName", debtor.streetName());
        view.put("civicNumber", debtor.civicNumber());
        view.put("postalCode", debtor.postalCode());
        view.put("city", debtor.city());
        view.put("province", debtor.province());
        view.put("region", debtor.region());
        view.put("country", debtor.country());
        view.put("email", debtor.email());
        view.put("phone", debtor.phone());
    }

    private static Map<String, Object> optionEcho(PaymentOption option) {
        var view = new LinkedHashMap<String, Object>();
        view.put("nav", option.nav);
        view.put("iuv", option.iuv);
        view.put("amount", option.amount);
        view.put("description", option.description);
        view.put("isPartialPayment", option.isPartialPayment);
        view.put("dueDate", option.dueDate);
        view.put("retentionDate", option.retentionDate);
        view.put("fee", option.fee);
        view.put("notificationFee", option.notificationFee);
        view.put("transfer", list(option.transfer, PositionView::transferEcho));
        view.put("paymentOptionMetadata", option.paymentOptionMetadata);
        return view;
    }

    static Map<String, Object> transferEcho(Transfer transfer) {
        var view = new LinkedHashMap<String, Object>();
        view.put("idTransfer", transfer.idTransfer);
        view.put("amount", transfer.amount);
        view.put("organizationFiscalCode", transfer.organizationFiscalCode);
        view.put("remittanceInformation", transfer.remittanceInformation);
        view.put("category", transfer.category);
        view.put("iban", transfer.iban);
        view.put("postalIban", transfer.postalIban);
        view.put("stamp", transfer.stamp);
        view.put("companyName", transfer.companyName);
        view.put("transferMetadata", transfer.transferMetadata);
        return view;
    }

    /** The answer to get and list: no debtor, but all that happened. */
    static Map<String, Object> read(Position position, List<PaymentOption> options) {
        var view = new LinkedHashMap<String, Object>();
        view.put("iupd", position.iupd);
        view.put("organizationFiscalCode", position.organizationFiscalCode);
        Debtor debtor = position.paymentOption.isEmpty() ? position.debtor : position.paymentOption.get(0).debtor;
        view.put("type", debtor.type());
        view.put("companyName", position.companyName);
        view.put("officeName", position.officeName);
        view.put("insertedDate", position.insertedDate);
        view.put("publishDate", position.publishDate);
        view.put("validityDate", position.earliestValidity());
        view.put("paymentDate", position.paymentDate);
        view.put("status", position.status);
        view.put("lastUpdatedDate", position.lastUpdatedDate);
        view.put("paymentOption", list(options, option -> option(position.organizationFiscalCode, option)));
        return view;
    }

    static Map<String, Object> option(String organization, PaymentOption option) {
        var view = new LinkedHashMap<String, Object>();
        view.put("nav", option.nav);
        view.put("iuv", option.iuv);
        view.put("organizationFiscalCode", organization);
        view.put("amount", option.amount);
        view.put("description", option.description);
        view.put("isPartialPayment", option.isPartialPayment);
        view.put("dueDate", option.dueDate);
        view.put("retentionDate", option.retentionDate);
        view.put("paymentDate", option.paymentDate);
        view.put("reportingDate", null);
        view.put("insertedDate", option.insertedDate);
        view.put("paymentMethod", option.paymentMethod);
        view.put("fee", option.fee);
        view.put("notificationFee", option.notificationFee);
        view.put("pspCompany", option.pspCompany);
        view.put("idReceipt", option.idReceipt);
        view.put("idFlowReporting", null);
        view.put("status", option.status);
        view.put("lastUpdatedDate", option.lastUpdatedDate);
        view.put("paymentOptionMetadata", option.paymentOptionMetadata);
        view.put("transfer", list(option.transfer, PositionView::transfer));
        return view;
    }

    static Map<String, Object> transfer(Transfer transfer) {
        var view = new LinkedHashMap<String, Object>();
        view.put("organizationFiscalCode", transfer.organizationFiscalCode);
        view.put("companyName", transfer.companyName);
        view.put("idTransfer", transfer.idTransfer);
        view.put("amount", transfer.amount);
        view.put("remittanceInformation", transfer.remittanceInformation);
        view.put("category", transfer.category);
        view.put("iban", transfer.iban);
        view.put("postalIban", transfer.postalIban);
        view.put("stamp", transfer.stamp);
        view.put("insertedDate", transfer.insertedDate);
        view.put("status", transfer.status);
        view.put("lastUpdatedDate", transfer.lastUpdatedDate);
        view.put("transferMetadata", transfer.transferMetadata);
        return view;
    }

    static <T> List<Map<String, Object>> list(
            List<T> things, java.util.function.Function<T, Map<String, Object>> view) {
        return things.stream().map(view).toList();
    }
}
