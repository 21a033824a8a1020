package carovana.facade;

import carovana.positions.Iuv;
import carovana.sandbox.Asked;

/** Debt positions as a client of pagoPA writes them, and with which nothing is wrong. */
final class Due {

    static final String OPTION = "/paymentOption/0";
    static final String TRANSFER = OPTION + "/transfer/0";

    private Due() {}

    static String iuv(int number) {
        return Iuv.of("01", number).value();
    }

    static String nav(int number) {
        return "3" + iuv(number);
    }

    static String due(String iupd, int number) {
        return """
                {"iupd":"%s","type":"F","fiscalCode":"VRDLRA80A41F205W","fullName":"Laura Verdi",
                 "streetName":"Via Roma","civicNumber":"1","postalCode":"56043","city":"Bugliano","province":"PI",
                 "country":"IT","email":"laura.verdi@example.it","switchToExpired":true,
                 "companyName":"Comune di Bugliano","officeName":"Tributi","paymentOption":[%s]}
                """.formatted(iupd, option(number, false));
    }

    static String option(int number, boolean partial) {
        return """
                {"iuv":"%s","amount":1600,"description":"TARI 2099","isPartialPayment":%s,
                 "dueDate":"2099-12-16T22:59:59","retentionDate":"2100-01-31T22:59:59",
                 "transfer":[{"idTransfer":"1","amount":1600,"remittanceInformation":"TARI 2099",
                 "category":"9/0101101IM/","iban":"IT60X0542811101000000123456"}],
                 "paymentOptionMetadata":[{"key":"via","value":"Roma"}]}
                """.formatted(iuv(number), partial);
    }

    /** In two instalments. */
    static String instalments(String iupd, int number) {
        return Asked.with(
                due(iupd, number),
                "/paymentOption",
                "[%s,%s]"
                        .formatted(
                                option(number, true), option(number + 1, true).replace("TARI 2099", "TARI 2099 bis")));
    }
}
