package carovana.upstream.reportings;

import carovana.upstream.Answer;
import carovana.upstream.JsonReading;
import carovana.upstream.Question;
import carovana.upstream.UnreadableAnswer;
import carovana.upstream.fdr.FdrFlow;
import carovana.upstream.fdr.FlowXml;
import carovana.upstream.fdr.ReportingFlows;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/**
 * The older way to reporting flows, which pagoPA ends on 31 December 2026. It lists without pages, a thousand flows
 * perhaps, so it is asked day by day; a flow comes whole, as the PSP's XML. A flow's mark is the date as it was listed,
 * which is given back as it is.
 */
@Component("reportings")
public class Reportings implements ReportingFlows {

    /** FdR behind it: more than that in one list, and some may be missing. */
    private static final int MOST_LISTED = 1000;

    /** What is older is refused, by the service's own clock. */
    private static final int MONTHS = 1;

    private static final int DATE = 19;

    private final ReportingsSettings settings;

    Reportings(ReportingsSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "reportings";
    }

    @Override
    public boolean isConfigured() {
        return !settings.address().isEmpty();
    }

    /** The first day is not older than a month less a day, whatever was asked for. */
    @Override
    public Lists since(String organization, Instant since, Instant now) {
        var oldest = day(now).minusMonths(MONTHS).plusDays(1);
        var first = day(since).isBefore(oldest) ? oldest : day(since);
        return new Lists(organization, first.atStartOfDay(ZoneOffset.UTC).toInstant(), now, 0);
    }

    /** The list of one day, in UTC. */
    public Question list(Lists asked) {
        return new Question(reportings(asked.organization()), "flowDate=" + dayOf(asked), Question.JSON);
    }

    @Override
    public ListedFlows read(Lists asked, Answer answer) {
        var said = JsonReading.tree(answer.body());
        if (!said.isArray()) {
            throw new UnreadableAnswer("the list of reportings is no list: " + answer.quote());
        }
        var flows = new ArrayList<Listed>();
        var faults = new ArrayList<String>();
        for (var each : said) {
            try {
                flows.add(listed(each));
            } catch (UnreadableAnswer wrong) {
                faults.add("a flow listed for %s cannot be asked for: %s".formatted(dayOf(asked), wrong.getMessage()));
            }
        }
        if (said.size() >= MOST_LISTED) {
            faults.add("%d flows are listed for %s: there may be more, which only FdR's API tells"
                    .formatted(said.size(), dayOf(asked)));
        }
        return new ListedFlows(flows, faults, after(asked));
    }

    private static Listed listed(JsonNode flow) {
        return new Listed(
                JsonReading.text(flow, "flowId", LONGEST_ID), "", JsonReading.text(flow, "flowDate", LONGEST_MARK));
    }

    @Override
    public boolean isVague() {
        return true;
    }

    @Override
    public Lists after(Lists asked) {
        return dayOf(asked).isBefore(day(asked.now())) ? asked.next() : null;
    }

    @Override
    public boolean hasMarked(String mark) {
        return !mark.contains("@");
    }

    /** What is listed is UTC, with or without saying so. */
    @Override
    public LocalDateTime madeAt(String mark) {
        try {
            var written = mark.length() > DATE ? mark : mark + "Z";
            return JsonReading.italian(written);
        } catch (DateTimeException none) {
            return null;
        }
    }

    @Override
    public Question flow(Part asked) {
        return new Question(
                "%s/%s/date/%s"
                        .formatted(
                                reportings(asked.organization()),
                                Question.escaped(asked.flow()),
                                Question.escaped(asked.mark())),
                null,
                Question.XML);
    }

    @Override
    public boolean isLast(int part, InputStream content) {
        return true;
    }

    @Override
    public FdrFlow open(InputStream whole) {
        return FlowXml.open(whole);
    }

    private static LocalDate dayOf(Lists asked) {
        return day(asked.since()).plusDays(asked.step());
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String reportings(String organization) {
        return "/organizations/%s/reportings".formatted(Question.escaped(organization));
    }
}
