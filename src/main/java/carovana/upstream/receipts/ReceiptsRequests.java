package carovana.upstream.receipts;

import carovana.upstream.Question;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** What can be asked about receipts. */
@Component("receiptsRequests")
public class ReceiptsRequests {

    /** GPD: 100 receipts a page at most. */
    public static final int PAGE = 100;

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    /**
     * A page of the receipts of what was paid between two moments.
     *
     * @param page from 0
     */
    public record Listing(String organization, Instant from, Instant to, int page) {
        public Listing next() {
            return new Listing(organization, from, to, page + 1);
        }
    }

    /** A receipt. */
    public record One(String organization, String iuv) {}

    /** Moments are written as receipts write them, in Italian time, since they are compared as texts. */
    public Question list(Listing asked) {
        return new Question(
                receipts(asked.organization()),
                "from=%s&to=%s&pageNum=%d&pageSize=%d"
                        .formatted(italian(asked.from()), italian(asked.to()), asked.page(), PAGE),
                Question.JSON);
    }

    public Question read(One asked) {
        return new Question(receipts(asked.organization()) + "/" + Question.escaped(asked.iuv()), null, Question.XML);
    }

    private static String italian(Instant moment) {
        return Question.escaped(SECONDS.format(moment.atZone(carovana.upstream.XmlFields.ITALY)));
    }

    private static String receipts(String organization) {
        return "/payments/%s/receipts".formatted(Question.escaped(organization));
    }
}
