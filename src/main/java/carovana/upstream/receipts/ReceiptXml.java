package carovana.upstream.receipts;

import carovana.upstream.ForeignXml;
import carovana.upstream.ForeignXml.Step;
import carovana.upstream.UnreadableXml;
import carovana.upstream.XmlFields;
import carovana.upstream.receipts.ReceivedReceipt.Person;
import carovana.upstream.receipts.ReceivedReceipt.ReceivedTransfer;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The XML of a receipt, in both versions (paSendRTReq, paSendRTV2Request) and in both forms: as GPD stores it, its root
 * in no namespace, and as it travels, in paForNode's, with or without the SOAP envelope.
 */
public final class ReceiptXml {

    public static final String NAMESPACE = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd";

    /** Carovana's own: a receipt has some kilobytes, and up to five revenue stamps. */
    private static final long LARGEST = 4L * 1024 * 1024;

    private static final Set<String> ROOTS = Set.of("pasendrtreq", "pasendrtv2request");
    private static final Set<String> ENVELOPE = Set.of("Envelope", "Body");

    private static final String RECEIPT = "receipt/";

    /** paForNode.xsd: stText35. */
    private static final int ID = 35;

    /** paForNode.xsd: stText140; people's names have 70. */
    private static final int TEXT = 140;

    private static final int FISCAL_CODE = 16;
    private static final int ORGANIZATION = 11;
    private static final int MOST_TRANSFERS = 5;

    private final ForeignXml xml;
    private final XmlFields fields;
    private final XmlFields transfer;
    private final List<ReceivedTransfer> transfers = new ArrayList<>();

    private ReceiptXml(InputStream stream) {
        xml = new ForeignXml(stream, LARGEST);
        fields = new XmlFields(xml);
        transfer = new XmlFields(xml);
    }

    /**
     * @throws UnreadableXml when it is no receipt, with a sentence that says why
     * @throws java.io.UncheckedIOException when the stream breaks: it may be read again later
     */
    public static ReceivedReceipt read(InputStream stream) {
        var receipt = new ReceiptXml(stream);
        receipt.collect(receipt.enter());
        return receipt.build();
    }

    /** @return how deep the root is */
    private int enter() {
        while (xml.next() == Step.OPEN) {
            if (ROOTS.contains(xml.name().toLowerCase(java.util.Locale.ROOT))) {
                if (!xml.namespace().isEmpty() && !xml.namespace().equals(NAMESPACE)) {
                    throw xml.fault(
                            "the namespace of %s is \"%s\", not %s".formatted(xml.name(), xml.namespace(), NAMESPACE));
                }
                return xml.depth();
            }
            if (!ENVELOPE.contains(xml.name())) {
                break;
            }
        }
        throw xml.fault("it is a %s, not a paSendRTReq or paSendRTV2Request".formatted(xml.name()));
    }

    private void collect(int root) {
        for (var step = xml.next(); step != Step.END; step = xml.next()) {
            if (step == Step.OPEN) {
                continue;
            }
            var path = xml.pathWithin(root);
            if (path.equals("receipt/transferList/transfer")) {
                transfers.add(readTransfer());
                transfer.clear();
            } else if (path.startsWith("receipt/transferList/transfer/")) {
                collectTransfer(path.substring("receipt/transferList/transfer/".length()));
            } else if (xml.isLeaf() && !path.contains("metadata/")) {
                fields.put(path, xml.text());
            }
        }
    }

    /** A stamp is its whole element; metadata repeat themselves and are nothing to us. */
    private void collectTransfer(String path) {
        if (path.equals("MBDAttachment")) {
            transfer.put(path, "a stamp");
        } else if (xml.isLeaf() && !path.contains("/")) {
            transfer.put(path, xml.text());
        }
    }

    private ReceivedTransfer readTransfer() {
        return new ReceivedTransfer(
                transfer.number("idTransfer", 1, MOST_TRANSFERS),
                transfer.amount("transferAmount"),
                transfer.required("fiscalCodePA", ORGANIZATION),
                transfer.optional("IBAN", ID),
                transfer.optional("MBDAttachment") != null,
                transfer.optional("remittanceInformation", TEXT),
                transfer.optional("transferCategory", TEXT));
    }

    private ReceivedReceipt build() {
        if (transfers.isEmpty()) {
            throw xml.fault("the element receipt/transferList/transfer is missing");
        }
        return new ReceivedReceipt(
                fields.required("idPA", ORGANIZATION),
                fields.required(RECEIPT + "receiptId", ID),
                fields.required(RECEIPT + "noticeNumber", ID),
                fields.required(RECEIPT + "fiscalCode", ORGANIZATION),
                fields.required(RECEIPT + "outcome", 2),
                fields.required(RECEIPT + "creditorReferenceId", ID),
                fields.amount(RECEIPT + "paymentAmount"),
                fields.optional(RECEIPT + "description", TEXT),
                fields.optional(RECEIPT + "companyName", TEXT),
                fields.optional(RECEIPT + "officeName", TEXT),
                person("debtor"),
                person("payer"),
                fields.required(RECEIPT + "idPSP", ID),
                fields.optional(RECEIPT + "PSPCompanyName", TEXT),
                fields.optional(RECEIPT + "paymentMethod", ID),
                fields.optional(RECEIPT + "fee") == null ? 0 : fields.amount(RECEIPT + "fee"),
                paidAt(),
                fields.optionalDay(RECEIPT + "applicationDate"),
                fields.optionalDay(RECEIPT + "transferDate"),
                "true".equals(fields.optional(RECEIPT + "standIn")),
                transfers);
    }

    private Instant paidAt() {
        var path = RECEIPT + "paymentDateTime";
        return fields.optional(path) == null
                ? null
                : fields.moment(path).atZone(XmlFields.ITALY).toInstant();
    }

    private Person person(String role) {
        var path = RECEIPT + role + "/";
        return fields.optional(path + "fullName") == null
                ? null
                : new Person(
                        fields.optional(path + "uniqueIdentifier/entityUniqueIdentifierType", 1),
                        fields.optional(path + "uniqueIdentifier/entityUniqueIdentifierValue", FISCAL_CODE),
                        fields.required(path + "fullName", TEXT));
    }
}
