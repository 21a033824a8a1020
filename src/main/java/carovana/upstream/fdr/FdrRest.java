package carovana.upstream.fdr;

import carovana.upstream.Answer;
import carovana.upstream.JsonReading;
import carovana.upstream.Question;
import carovana.upstream.UnreadableAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/**
 * FdR's REST API for organizations. Of a flow it first gives the header, then its payments page by page. A flow's mark is
 * {@code revision@flowDate}.
 */
@Component("fdrRest")
public class FdrRest implements ReportingFlows {

    /** FdR: so many flows, or payments, a page at most. */
    static final int PAGE = 1000;

    /** Carovana's own: a million payments, or flows. */
    static final int MOST_PAGES = 1000;

    private static final String MARK = "\\d{1,9}@.*";

    /** FdR: what is older than a month is refused, by its own clock. */
    private static final int MONTHS = 1;

    private final FdrSettings settings;

    FdrRest(FdrSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "fdr";
    }

    @Override
    public boolean isConfigured() {
        return !settings.address().isEmpty();
    }

    @Override
    public Lists since(String organization, Instant since, Instant now) {
        return new Lists(organization, since, now, 0);
    }

    /** A page of a list; a beginning that FdR would refuse is left out, and then it is a month ago. */
    public Question list(Lists asked) {
        var oldest = asked.now()
                .atOffset(ZoneOffset.UTC)
                .minusMonths(MONTHS)
                .plusDays(1)
                .toInstant();
        var since = asked.since().truncatedTo(ChronoUnit.SECONDS);
        var from = since.isAfter(oldest) ? "publishedGt=" + Question.escaped(since.toString()) + "&" : "";
        return new Question(
                flows(asked.organization()),
                "%spage=%d&size=%d".formatted(from, asked.step() + 1, PAGE),
                Question.JSON);
    }

    @Override
    public ListedFlows read(Lists asked, Answer answer) {
        var said = JsonReading.tree(answer.body());
        if (!said.path("data").isArray()) {
            throw new UnreadableAnswer("FdR's list of flows has no data: " + answer.quote());
        }
        int pages = JsonReading.number(said.path("metadata"), "totPage", 0, MOST_PAGES);
        var flows = new ArrayList<Listed>();
        var faults = new ArrayList<String>();
        for (var each : said.get("data")) {
            try {
                flows.add(listed(each));
            } catch (UnreadableAnswer wrong) {
                faults.add("a flow of FdR's list cannot be asked for: " + wrong.getMessage());
            }
        }
        boolean more = asked.step() + 1 < pages && !said.get("data").isEmpty();
        return new ListedFlows(flows, faults, more ? asked.next() : null);
    }

    private static Listed listed(JsonNode flow) {
        return new Listed(
                JsonReading.text(flow, "fdr", LONGEST_ID),
                JsonReading.text(flow, "pspId", LONGEST_ID),
                JsonReading.number(flow, "revision", 1, MOST_PAGES * PAGE) + "@"
                        + JsonReading.text(flow, "flowDate", LONGEST_MARK - 10));
    }

    @Override
    public boolean isVague() {
        return false;
    }

    /** How many pages there are, only a page tells. */
    @Override
    public Lists after(Lists asked) {
        return null;
    }

    @Override
    public boolean hasMarked(String mark) {
        return mark.matches(MARK);
    }

    @Override
    public LocalDateTime madeAt(String mark) {
        try {
            return JsonReading.italian(mark.substring(mark.indexOf('@') + 1));
        } catch (DateTimeException none) {
            return null;
        }
    }

    @Override
    public Question flow(Part asked) {
        var one = "%s/%s/revisions/%s/psps/%s"
                .formatted(
                        flows(asked.organization()),
                        Question.escaped(asked.flow()),
                        asked.mark().substring(0, asked.mark().indexOf('@')),
                        Question.escaped(asked.psp()));
        return asked.number() == 0
                ? new Question(one, null, Question.JSON)
                : new Question(one + "/payments", "page=%d&size=%d".formatted(asked.number(), PAGE), Question.JSON);
    }

    @Override
    public boolean isLast(int part, InputStream content) {
        if (part == 0) {
            FlowJson.requireHeader(content);
            return false;
        }
        return FlowJson.isLast(part, content);
    }

    @Override
    public FdrFlow open(InputStream whole) {
        return FlowJson.open(whole);
    }

    private static String flows(String organization) {
        return "/organizations/%s/fdrs".formatted(Question.escaped(organization));
    }
}
