package carovana.upstream.fdr;

import carovana.upstream.JsonReading;
import carovana.upstream.UnreadableAnswer;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A reporting flow as FdR's REST API gives it, as a stream: its header, and behind it the pages of its payments, one JSON
 * after the other. It says the same as the XML of that flow: outcomes as the XML's codes, moments as Italian days.
 */
final class FlowJson implements FdrFlow {

    /** FdR: stText35. */
    private static final int ID = 35;

    private static final int OUTCOME = 10;
    private static final int NAME = 140;
    private static final int MOST_LINES = 999_999_999;
    private static final int MOST_TRANSFERS = 5;

    /** FdR's words for codiceEsitoSingoloPagamento; whatever else it says is left as it is. */
    private static final Map<String, String> OUTCOMES =
            Map.of("EXECUTED", "0", "REVOKED", "3", "STAND_IN", "4", "STAND_IN_NO_RPT", "8", "NO_RPT", "9");

    private static final Map<String, String> SENDERS = Map.of("LEGAL_PERSON", "G", "ABI_CODE", "A", "BIC_CODE", "B");

    private final JsonParser json;
    private final FdrHeader header;
    private FdrLine next;
    private int lines;

    private FlowJson(InputStream stream) {
        try {
            json = JsonReading.open(stream);
            header = header(JsonReading.tree(json));
            next = readLine();
        } catch (IOException broken) {
            throw JsonReading.failed(broken);
        }
        if (next == null) {
            throw new UnreadableAnswer("it has no payments");
        }
    }

    /**
     * Reads up to the first line.
     *
     * @throws UnreadableAnswer when it is no such flow, with a sentence that says why; so does every further step
     * @throws java.io.UncheckedIOException when the stream breaks: it may be read again later
     */
    static FdrFlow open(InputStream whole) {
        return new FlowJson(whole);
    }

    /**
     * Whether a page of payments is the last one.
     *
     * @param number of the page, from 1
     * @throws UnreadableAnswer when it is no such page, or an empty one before the last
     */
    static boolean isLast(int number, InputStream page) {
        int pages = -1;
        boolean empty = true;
        try (var json = JsonReading.open(page)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, "a page of payments is no object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                if (name.equals("metadata")) {
                    pages = JsonReading.number(JsonReading.tree(json), "totPage", 0, FdrRest.MOST_PAGES);
                } else if (name.equals("data") && json.currentToken() == JsonToken.START_ARRAY) {
                    empty = json.nextToken() == JsonToken.END_ARRAY;
                    while (json.currentToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
                        json.skipChildren();
                        json.nextToken();
                    }
                } else {
                    json.skipChildren();
                }
            }
            expect(json.nextToken() == null, "behind a page of payments there is something else");
        } catch (IOException broken) {
            throw JsonReading.failed(broken);
        }
        expect(pages >= 0, "a page of payments does not say how many there are (metadata.totPage)");
        expect(!empty || number >= pages, "page %d of %d of the payments is empty".formatted(number, pages));
        return number >= pages;
    }

    /** Whether it is the header of a flow. */
    static void requireHeader(InputStream content) {
        header(JsonReading.tree(content));
    }

    private static FdrHeader header(JsonNode said) {
        expect(said.isObject(), "the flow is no JSON object");
        var sender = said.path("sender");
        var receiver = said.path("receiver");
        return new FdrHeader(
                JsonReading.text(said, "fdr", ID),
                JsonReading.moment(said, "fdrDate"),
                JsonReading.text(said, "regulation", ID),
                JsonReading.day(said, "regulationDate"),
                SENDERS.getOrDefault(sender.path("type").asText(), ""),
                JsonReading.text(sender, "id", ID),
                JsonReading.optional(sender, "pspName", NAME),
                JsonReading.optional(said, "bicCodePouringBank", ID),
                JsonReading.text(receiver, receiver.hasNonNull("id") ? "id" : "organizationId", ID),
                JsonReading.number(said, "totPayments", 0, MOST_LINES),
                JsonReading.amount(said, "sumPayments"));
    }

    @Override
    public FdrHeader header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public FdrLine next() {
        if (next == null) {
            throw new NoSuchElementException("the flow has %d payments".formatted(lines));
        }
        var line = next;
        try {
            next = readLine();
        } catch (IOException broken) {
            throw JsonReading.failed(broken);
        }
        return line;
    }

    /** @return null when there is none left */
    private FdrLine readLine() throws IOException {
        // what lies between the payments of two pages is not looked at: it was when they came
        for (var token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.FIELD_NAME && json.currentName().equals("metadata")) {
                json.nextToken();
                json.skipChildren();
            } else if (token == JsonToken.START_OBJECT
                    && json.getParsingContext().getParent().inArray()) {
                return line(JsonReading.tree(json));
            }
        }
        return null;
    }

    private FdrLine line(JsonNode said) {
        lines++;
        try {
            var outcome = JsonReading.text(said, "payStatus", 40);
            var code = OUTCOMES.getOrDefault(outcome, outcome);
            return new FdrLine(
                    lines,
                    JsonReading.text(said, "iuv", ID),
                    JsonReading.text(said, "iur", ID),
                    said.hasNonNull("idTransfer") ? JsonReading.number(said, "idTransfer", 1, MOST_TRANSFERS) : 1,
                    JsonReading.amount(said, "pay"),
                    code.length() > OUTCOME ? code.substring(0, OUTCOME) : code,
                    JsonReading.day(said, "payDate"));
        } catch (UnreadableAnswer wrong) {
            throw new UnreadableAnswer("payment %d: %s".formatted(lines, wrong.getMessage()));
        }
    }

    private static void expect(boolean so, String otherwise) {
        if (!so) {
            throw new UnreadableAnswer(otherwise);
        }
    }
}
