package carovana.upstream.receipts;

import carovana.upstream.Answer;
import carovana.upstream.JsonReading;
import carovana.upstream.UnreadableAnswer;
import carovana.upstream.XmlFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of a list of receipts, which may have fewer than were asked for and still not be the last.
 *
 * @param receipts in no order that would tell new ones from old ones
 * @param faults what in it could not be understood, sentences
 */
public record ReceiptsPage(List<Listed> receipts, List<String> faults, boolean isLast) {

    /** GPD: IUVs have 17 digits, and the receipts' schema allows 35 characters. */
    private static final int LONGEST_IUV = 35;

    private static final int MOST_PAGES = 1_000_000;

    /** The end of a list, which GPD says as a refusal. */
    private static final ReceiptsPage END = new ReceiptsPage(List.of(), List.of(), true);

    /** @param paidAt null when the list does not say it in a way that can be read */
    public record Listed(String iuv, Instant paidAt) {}

    /** Behind the last page GPD answers 400; its description also knows a 404 for no receipts at all. */
    public static boolean isBehindLast(Answer answer) {
        var said = answer.quote();
        return answer.status() == 400 && (said.contains("Not enough elements") || said.contains("too big"))
                || answer.status() == 404 && said.contains("No receipts found");
    }

    /**
     * @param page from 0
     * @throws UnreadableAnswer when it is no such page
     */
    public static ReceiptsPage read(Answer answer, int page) {
        if (isBehindLast(answer)) {
            return END;
        }
        var said = JsonReading.tree(answer.body());
        if (!said.path("results").isArray()) {
            throw new UnreadableAnswer("the list of receipts has no results: " + answer.quote());
        }
        int pages = JsonReading.number(said, "totalPages", 0, MOST_PAGES);
        var receipts = new ArrayList<Listed>();
        var faults = new ArrayList<String>();
        for (var each : said.get("results")) {
            try {
                receipts.add(new Listed(JsonReading.text(each, "iuv", LONGEST_IUV), paidAt(each)));
            } catch (UnreadableAnswer wrong) {
                faults.add(
                        "a receipt on page %d of the list cannot be asked for: %s".formatted(page, wrong.getMessage()));
            }
        }
        return new ReceiptsPage(receipts, faults, page + 1 >= pages);
    }

    private static Instant paidAt(JsonNode receipt) {
        try {
            return JsonReading.italian(receipt.path("paymentDateTime").asText())
                    .atZone(XmlFields.ITALY)
                    .toInstant();
        } catch (DateTimeException untold) {
            return null;
        }
    }
}
