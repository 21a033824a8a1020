package carovana.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Debt positions as tests ask for them: a waste tax of 16 euros that a fictional citizen owes. */
public final class Asked {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Asked() {}

    public static String position(String iupd, String iuv) {
        return """
                {"iupd":"%s","type":"F","fiscalCode":"RSSMRA80A01H501U","fullName":"Maria Prova",
                 "switchToExpired":true,"companyName":"Comune di Bugliano","paymentOption":[%s]}
                """.formatted(iupd, option(iuv, false));
    }

    public static String option(String iuv, boolean partial) {
        return """
                {"iuv":"%s","amount":1600,"description":"TARI 2099","isPartialPayment":%s,
                 "dueDate":"2099-12-16T23:59:59","transfer":[{"idTransfer":"1","amount":1600,
                 "remittanceInformation":"TARI 2099","category":"0101002IM","iban":"IT60X0542811101000000123456"}]}
                """.formatted(iuv, partial);
    }

    /** The same position with some field put in another way; the path is a JSON pointer, the value JSON. */
    public static String with(String json, String pointer, String value) {
        try {
            JsonNode root = JSON.readTree(json);
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = root.at(pointer.substring(0, slash));
            String name = pointer.substring(slash + 1);
            if (parent instanceof ObjectNode object) {
                object.set(name, JSON.readTree(value));
            } else {
                ((com.fasterxml.jackson.databind.node.ArrayNode) parent).add(JSON.readTree(value));
            }
            return root.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static String without(String json, String pointer) {
        try {
            JsonNode root = JSON.readTree(json);
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) root.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
            return root.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
