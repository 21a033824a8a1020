package carovana.upstream.visengine;

import carovana.documents.provider.ProviderTrouble;
import carovana.documents.provider.ProviderTrouble.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Visengine's errors mean (its OpenAPI document, version 2.0.0). Its own messages may repeat what was sent, so of
 * them only the keys of fields are told on.
 */
final class Refusals {

    private static final Pattern FIELD = Pattern.compile("\\$\\d{1,3}");

    private Refusals() {}

    /** The token does not open any more. */
    static final class NotLetIn extends ProviderTrouble {
        private NotLetIn(String sentence) {
            super(Kind.LATER, sentence);
        }
    }

    static ProviderTrouble of(int status, JsonNode answer) {
        int error = VisengineJson.number(answer.path("error"), 0);
        var sentence = sentence(status, error, answer.path("message").asText(""));
        return status == 401 ? new NotLetIn(sentence) : new ProviderTrouble(kind(status, error), sentence);
    }

    /** An error without a number comes from something before Visengine: it was not done, and may be later. */
    private static Kind kind(int status, int error) {
        if (status == 402) {
            return Kind.NO_CREDIT;
        }
        if (status == 401 || status == 403 || status == 429 || status == 408) {
            return Kind.LATER;
        }
        return switch (error) {
            case 239 -> Kind.CLOSED;
            case 247 -> Kind.NOT_READY;
            case 202, 203, 221, 228, 244 -> Kind.NOT_FOUND;
            case 0 -> status == 412 || status == 428 ? Kind.REFUSED : Kind.LATER;
            default -> Kind.REFUSED;
        };
    }

    private static String sentence(int status, int error, String message) {
        var code = error == 0 ? Integer.toString(status) : status + "/" + error;
        var fields = FIELD.matcher(message)
                .results()
                .map(each -> each.group())
                .distinct()
                .collect(Collectors.joining(", "));
        var what =
                switch (error) {
                    case 200 -> "knows no product with this hash";
                    case 209 -> "does not take the e-mail address";
                    case 211, 225, 237 -> "has not enough credit in the wallet";
                    case 229, 250 -> "does not find the data sufficient";
                    case 239 -> "says that the order was closed before";
                    case 202, 228, 244 -> "knows no such order";
                    case 203 -> "has no orders";
                    case 247 -> "has no document yet";
                    default ->
                        switch (status) {
                            case 401 -> "does not take the key: see carovana.upstream.visengine.user and .key";
                            case 402 -> "has not enough credit in the wallet";
                            case 403 -> "does not let this key do that: have its scopes enabled";
                            case 429 -> "asks for fewer calls";
                            default -> "refuses it";
                        };
                };
        return "Visengine %s (%s)%s".formatted(what, code, fields.isEmpty() ? "" : ": look at " + fields);
    }

    /** Nothing came, or nothing that can be read: something may have been done all the same. */
    static ProviderTrouble unanswered(VisengineCall call, String what, Throwable cause) {
        return new ProviderTrouble(call.changes() ? Kind.UNKNOWN : Kind.LATER, "Visengine " + what, cause);
    }
}
