package carovana.sandbox.node;

import carovana.sandbox.Euro;
import carovana.sandbox.XmlText;
import carovana.sandbox.gpd.Debtor;
import carovana.sandbox.gpd.Notice;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** The receipt of a payment as pagoPA stores it: a paSendRT request whose root has lost its namespace. */
final class ReceiptDocument {

    /** The two forms that are around, by the names of their roots. */
    enum Form {
        V1("paSendRTReq"),
        V2("PaSendRTV2Request");

        private final String root;

        Form(String root) {
            this.root = root;
        }
    }

    /** What citizens pay their bank for its trouble: no part of the amount. */
    static final long FEE = 150;

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final int LONGEST_TEXT = 140;
    private static final int LONGEST_NAME = 70;

    private ReceiptDocument() {}

    static String paidAt(Payment payment) {
        return SECONDS.format(payment.paidAt);
    }

    /** A stamp can only be told in the second form. */
    static String of(Payment payment, Notice notice, Form form, LocalDate credited) {
        boolean stamps = notice.shares().stream().anyMatch(share -> share.stamp() != null);
        Form told = stamps ? Form.V2 : form;
        var text = new StringBuilder();
        var xml = new XmlText(text);
        xml.open(told.root, " xmlns:ns2=\"http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd\"")
                .leaf("idPA", notice.organization())
                .leaf("idBrokerPA", notice.organization())
                .leaf("idStation", notice.organization() + "_01")
                .open("receipt")
                .leaf("receiptId", payment.receiptId)
                .leaf("noticeNumber", notice.nav())
                .leaf("fiscalCode", notice.organization())
                .leaf("outcome", "OK")
                .leaf("creditorReferenceId", notice.iuv())
                .leaf("paymentAmount", Euro.text(notice.amount()))
                .leaf("description", cut(notice.description(), LONGEST_TEXT))
                .leaf("companyName", cut(notice.companyName(), LONGEST_TEXT))
                .leaf("officeName", cut(notice.officeName(), LONGEST_TEXT));
        debtor(xml, notice.debtor());
        xml.open("transferList");
        notice.shares().forEach(share -> transfer(xml, notice, share, told));
        xml.close()
                .leaf("idPSP", payment.psp.id())
                .leaf("pspFiscalCode", payment.psp.taxCode())
                .leaf("pspPartitaIVA", payment.psp.taxCode())
                .leaf("PSPCompanyName", payment.psp.company())
                .leaf("idChannel", payment.psp.taxCode() + "_01")
                .leaf("channelDescription", "app")
                .leaf("paymentMethod", "creditCard")
                .leaf("fee", Euro.text(FEE))
                .leaf("paymentDateTime", paidAt(payment))
                .leaf("applicationDate", payment.paidAt.toLocalDate())
                .leaf("transferDate", credited)
                .leaf("standIn", payment.code == Payment.STAND_IN)
                .close()
                .close();
        return text.toString();
    }

    private static void debtor(XmlText xml, Debtor debtor) {
        xml.open("debtor")
                .open("uniqueIdentifier")
                .leaf("entityUniqueIdentifierType", debtor.type())
                .leaf("entityUniqueIdentifierValue", debtor.fiscalCode())
                .close()
                .leaf("fullName", cut(debtor.fullName(), LONGEST_NAME))
                .leaf("streetName", cut(debtor.streetName(), LONGEST_NAME))
                .leaf("civicNumber", debtor.civicNumber())
                .leaf("postalCode", debtor.postalCode())
                .leaf("city", debtor.city())
                .leaf("stateProvinceRegion", debtor.province())
                .leaf("country", debtor.country())
                .leaf("e-mail", debtor.email())
                .close();
    }

    private static void transfer(XmlText xml, Notice notice, Notice.Share share, Form form) {
        String amount = Euro.text(share.amount());
        xml.open("transfer")
                .leaf("idTransfer", share.id())
                .leaf("transferAmount", amount)
                .leaf("fiscalCodePA", share.organization())
                .leaf("companyName", form == Form.V2 ? cut(share.companyName(), LONGEST_TEXT) : null);
        if (share.stamp() == null) {
            xml.leaf("IBAN", share.iban());
        } else {
            byte[] stamp = share.stamp().toString().getBytes(StandardCharsets.UTF_8);
            xml.leaf("MBDAttachment", Base64.getEncoder().encodeToString(stamp));
        }
        xml.leaf(
                        "remittanceInformation",
                        cut("/RFB/%s/%s/TXT/%s".formatted(notice.iuv(), amount, share.remittance()), LONGEST_TEXT))
                .leaf("transferCategory", share.category())
                .close();
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
