package carovana.upstream.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import carovana.upstream.Samples;
import carovana.upstream.UnreadableXml;
import carovana.upstream.receipts.ReceivedReceipt.Person;
import carovana.upstream.receipts.ReceivedReceipt.ReceivedTransfer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A receipt in XML")
class ReceiptXmlTest {

    private static final String STORED = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <PaSendRTV2Request xmlns:ns2="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd">
              <idPA>99000000010</idPA>
              <receipt>
                <receiptId>rt-1</receiptId>
                <noticeNumber>301000000000000144</noticeNumber>
                <fiscalCode>99000000010</fiscalCode>
                <outcome>OK</outcome>
                <creditorReferenceId>01000000000000144</creditorReferenceId>
                <paymentAmount>116.00</paymentAmount>
                <debtor>
                  <uniqueIdentifier>
                    <entityUniqueIdentifierType>F</entityUniqueIdentifierType>
                    <entityUniqueIdentifierValue>VRDLRA80A41F205W</entityUniqueIdentifierValue>
                  </uniqueIdentifier>
                  <fullName>Laura Verdi</fullName>
                </debtor>
                <transferList>
                  <transfer>
                    <idTransfer>1</idTransfer>
                    <transferAmount>100.00</transferAmount>
                    <fiscalCodePA>99000000010</fiscalCodePA>
                    <IBAN>IT60X0542811101000000123456</IBAN>
                    <metadata>
                      <mapEntry><key>a</key><value>1</value></mapEntry>
                      <mapEntry><key>b</key><value>2</value></mapEntry>
                    </metadata>
                  </transfer>
                  <transfer>
                    <idTransfer>2</idTransfer>
                    <transferAmount>16.00</transferAmount>
                    <fiscalCodePA>99000000010</fiscalCodePA>
                    <MBDAttachment>PGE+PC9hPg==</MBDAttachment>
                  </transfer>
                </transferList>
                <idPSP>PSPITM01</idPSP>
                <fee>1.50</fee>
                <paymentDateTime>2026-11-17T10:15:30</paymentDateTime>
                <applicationDate>2026-11-17</applicationDate>
                <metadata><mapEntry><key>a</key><value>1</value></mapEntry><mapEntry><key>b</key></mapEntry></metadata>
              </receipt>
            </PaSendRTV2Request>
            """;

    @Test
    void is_read_as_it_is_stored() {
        var receipt = read(STORED);
        assertThat(receipt.organization()).isEqualTo("99000000010");
        assertThat(receipt.receiptId()).isEqualTo("rt-1");
        assertThat(receipt.iuv()).isEqualTo("01000000000000144");
        assertThat(receipt.amount()).isEqualTo(11_600);
        assertThat(receipt.fee()).isEqualTo(150);
        assertThat(receipt.paidAt()).isEqualTo("2026-11-17T09:15:30Z");
        assertThat(receipt.applicationDate()).isEqualTo("2026-11-17");
        assertThat(receipt.transferDate()).isNull();
        assertThat(receipt.payer()).isNull();
        assertThat(receipt.debtor()).isEqualTo(new Person("F", "VRDLRA80A41F205W", "Laura Verdi"));
        assertThat(receipt.toString()).doesNotContain("Verdi", "VRDLRA80A41F205W");
        assertThat(receipt.transfers())
                .containsExactly(
                        new ReceivedTransfer(
                                1, 10_000, "99000000010", "IT60X0542811101000000123456", false, null, null),
                        new ReceivedTransfer(2, 1_600, "99000000010", null, true, null, null));
    }

    @Test
    void is_read_as_it_travels() {
        var wire = STORED.replace("PaSendRTV2Request", "paf:paSendRTV2Request").replace("xmlns:ns2", "xmlns:paf");
        assertThat(read(wire)).isEqualTo(read(STORED));
        var older = wire.replace("paSendRTV2Request", "paSendRTReq");
        assertThat(read(older)).isEqualTo(read(STORED));
        var enveloped = wire.replace(
                        "<paf:paSend",
                        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><paf:paSend")
                .replace("</paf:paSendRTV2Request>", "</paf:paSendRTV2Request></s:Body></s:Envelope>");
        assertThat(read(enveloped)).isEqualTo(read(STORED));
    }

    @Test
    void is_read_from_the_samples_the_same_in_both_versions() throws IOException {
        var samples = Samples.folder("receipts");
        assumeThat(samples).isNotNull();
        try (var second = Files.newInputStream(samples.resolve("rt_01_stored_paSendRTV2.xml"));
                var first = Files.newInputStream(samples.resolve("rt_02_stored_paSendRT_v1.xml"))) {
            var receipt = ReceiptXml.read(second);
            assertThat(receipt).isEqualTo(ReceiptXml.read(first));
            assertThat(receipt.amount()).isEqualTo(15_000);
            assertThat(receipt.transferDate()).isEqualTo(LocalDate.parse("2026-11-18"));
            assertThat(receipt.transfers())
                    .extracting(ReceivedTransfer::index, ReceivedTransfer::amount)
                    .containsExactly(tuple(1, 14_285L), tuple(2, 715L));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T02:30:00, 2026-10-25T00:30:00Z",
        "2027-03-28T02:30:00, 2027-03-28T01:30:00Z",
        "2026-11-17T10:15:30.999+01:00, 2026-11-17T09:15:30Z",
        "2026-11-17T10:15:30Z, 2026-11-17T10:15:30Z",
        "2026-12-31T23:59:59, 2026-12-31T22:59:59Z"
    })
    void was_paid_at_an_italian_time(String written, Instant at) {
        assertThat(read(STORED.replace("2026-11-17T10:15:30", written)).paidAt())
                .isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"idPA", "receiptId", "fiscalCode", "creditorReferenceId", "paymentAmount", "idPSP", "idTransfer"
            })
    void lacks_an_element(String element) {
        refused(STORED.replaceAll("<%s>.*?</%s>".formatted(element, element), ""), element + " is missing");
    }

    @Test
    void is_something_else() {
        refused(STORED.replace("PaSendRTV2Request", "paSendRTRes"), "it is a paSendRTRes");
        refused(STORED.replace("<PaSendRTV2Request", "<PaSendRTV2Request xmlns=\"urn:x\""), "namespace of");
        refused(STORED.replace("116.00", "116,00"), "no amount such as");
        refused(STORED.replaceAll("(?s)<transfer>.*</transfer>", ""), "transfer is missing");
        refused(STORED.replace("?>\n", "?>\n<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"), "DOCTYPE");
        refused(STORED.substring(0, 900), "not well-formed");
        refused("", "not well-formed");
    }

    private static ReceivedReceipt read(String text) {
        return ReceiptXml.read(stream(text));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String text, String sentence) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableXml.class).hasMessageContaining(sentence);
    }
}
