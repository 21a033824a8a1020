package carovana.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much there is of everything: asked of the drops wherever they know, since there are few of them. */
@Repository
public class Figures {

    private final JdbcClient jdbc;
    private final Clock clock;

    Figures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What is going on now.
     *
     * @param drops that are not finished
     * @param waiting their rows without an outcome
     * @param since when the oldest of those drops came, null when nothing waits
     * @param parked instructions that wait for a person
     */
    public record OnTheWay(int drops, long waiting, Instant since, long parked) {}

    /** Rows by what became of them, since the ledger was begun. */
    public record SoFar(long created, long changed, long refused, long rejected, long duplicates) {}

    public OnTheWay onTheWay() {
        return jdbc.sql("""
                        select count(*) as drops,
                            coalesce(sum(row_count - rejected - duplicates - created - changed - refused - parked), 0) as waiting,
                            min(case when row_count is null
                                    or row_count > rejected + duplicates + created + changed + refused + parked
                                then received_at end) as since,
                            (select count(*) from parked) as parked
                        from drops where state in ('RECEIVED', 'LOADING', 'SUBMITTING')""")
                .query((row, number) -> {
                    var since = row.getObject("since", LocalDateTime.class);
                    return new OnTheWay(
                            row.getInt("drops"),
                            row.getLong("waiting"),
                            since == null ? null : since.toInstant(ZoneOffset.UTC),
                            row.getLong("parked"));
                })
                .single();
    }

    public SoFar soFar() {
        return jdbc.sql(
                        "select coalesce(sum(created), 0) as created, coalesce(sum(changed), 0) as changed,"
                                + " coalesce(sum(refused), 0) as refused,"
                                + " coalesce(sum(rejected), 0) as rejected, coalesce(sum(duplicates), 0) as duplicates from drops")
                .query(SoFar.class)
                .single();
    }

    /** Instructions that could be sent now and are in nobody's hands; walks the whole work list. */
    public long dueNow() {
        return jdbc.sql("select count(*) from work where node = 0 and due_at <= ?")
                .param(LocalDateTime.now(clock))
                .query(Long.class)
                .single();
    }
}
