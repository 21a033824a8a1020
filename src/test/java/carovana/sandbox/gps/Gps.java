package carovana.sandbox.gps;

import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;

/** Calls of the played spontaneous payments, for a fictional town. */
final class Gps {

    static final String V1 = "/sandbox/gps/spontaneous-payments-service/v1";
    static final String ORG = RunningSandbox.ORG;
    static final String TOWN = V1 + "/organizations/" + ORG;
    static final String IBAN = "IT60X0542811101000000123456";

    private final RunningSandbox sandbox;

    Gps(RunningSandbox sandbox) {
        this.sandbox = sandbox;
    }

    static String enrollment(String segregationCode) {
        return "{\"iban\":\"%s\",\"officeName\":\"Ufficio Tributi\",\"segregationCode\":\"%s\",\"remittanceInformation\":\"Donazione\"}"
                .formatted(IBAN, segregationCode);
    }

    static String enrolledTo(String service) {
        return "{\"serviceId\":\"%s\",".formatted(service) + enrollment("01").substring(1);
    }

    Answer join(String enrollments) {
        return call("POST", "", "{\"companyName\":\"Comune di Bugliano\"%s}".formatted(enrollments));
    }

    Answer donate(String amount) {
        return pay("donation", "{\"name\":\"amount\",\"value\":%s}".formatted(amount));
    }

    Answer pay(String service, String properties) {
        return call("POST", "/spontaneouspayments", """
                {"debtor":{"type":"F","fiscalCode":"RSSMRA80A01H501U","fullName":"Maria Prova","email":"maria@example.org"},
                 "service":{"id":"%s","properties":[%s]}}
                """.formatted(service, properties));
    }

    /** Below the town's own path. */
    Answer call(String method, String path, String body) {
        return sandbox.call(method, TOWN + path, body);
    }

    Answer services(String method, String path, String body) {
        return sandbox.call(method, V1 + "/services" + path, body);
    }
}
