package carovana.intake.layouts;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The fields of GPD's debt position (pagoPA, {@code PaymentPositionModel} and what is in it), and which of them answer
 * to another word of ours. Those that only pagoPA fills are known, and not read; {@code config} is ours.
 */
final class GpdWords {

    static final Set<String> POSITION = all(
            Set.of(
                    "iupd",
                    "type",
                    "payStandIn",
                    "fiscalCode",
                    "fullName",
                    "streetName",
                    "civicNumber",
                    "postalCode",
                    "city",
                    "province",
                    "region",
                    "country",
                    "email",
                    "phone",
                    "switchToExpired",
                    "companyName",
                    "officeName",
                    "validityDate",
                    "config",
                    "paymentOption"),
            Set.of(
                    "organizationFiscalCode",
                    "paymentDate",
                    "status",
                    "insertedDate",
                    "publishDate",
                    "lastUpdatedDate",
                    "pull",
                    "serviceType"));

    static final Set<String> OPTION = all(
            Set.of(
                    "nav",
                    "iuv",
                    "amount",
                    "description",
                    "isPartialPayment",
                    "dueDate",
                    "retentionDate",
                    "config",
                    "transfer",
                    "paymentOptionMetadata"),
            Set.of(
                    "fee",
                    "notificationFee",
                    "lastUpdatedDateNotificationFee",
                    "status",
                    "organizationFiscalCode",
                    "paymentDate",
                    "reportingDate",
                    "insertedDate",
                    "lastUpdatedDate",
                    "paymentMethod",
                    "pspCompany",
                    "pspCode",
                    "pspTaxCode",
                    "idReceipt",
                    "idFlowReporting",
                    "sendSync"));

    static final Set<String> TRANSFER = all(
            Set.of(
                    "idTransfer",
                    "amount",
                    "organizationFiscalCode",
                    "companyName",
                    "remittanceInformation",
                    "category",
                    "iban",
                    "postalIban",
                    "stamp",
                    "transferMetadata"),
            Set.of("insertedDate", "status", "lastUpdatedDate"));

    static final Set<String> STAMP = Set.of("hashDocument", "stampType", "provincialResidence");
    static final Set<String> METADATA = Set.of("key", "value");

    private static final Map<String, String> OF_POSITION = Map.of("debtorType", "type", "options", "paymentOption");
    private static final Map<String, String> OF_OPTION = Map.of("metadata", "paymentOptionMetadata");
    private static final Map<String, String> OF_TRANSFER = Map.of("metadata", "transferMetadata");

    private GpdWords() {}

    static String ofPosition(String field) {
        return OF_POSITION.getOrDefault(field, field);
    }

    static String ofOption(String field) {
        return OF_OPTION.getOrDefault(field, field);
    }

    static String ofTransfer(String field) {
        return OF_TRANSFER.getOrDefault(field, field);
    }

    private static Set<String> all(Set<String> read, Set<String> onlyTold) {
        var all = new HashSet<>(read);
        all.addAll(onlyTold);
        return Set.copyOf(all);
    }
}
