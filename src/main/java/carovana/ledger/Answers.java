package carovana.ledger;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was answered to requests that bear a key of their own, so that the same request again has the same answer. */
@Repository
public class Answers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Answers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param hash of the request
     * @param answer null while it is on its way
     */
    public record Kept(String hash, long instruction, Answer answer) {}

    /**
     * Takes the key for a request, in the transaction that asks for it.
     *
     * @return whether it was free
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean begin(String organization, String key, String hash) {
        return jdbc.sql("insert into answer (organization, request_key, request_hash, instruction, asked_at)"
                                + " values (?, ?, ?, 0, ?) on conflict do nothing")
                        .params(organization, key, hash, LocalDateTime.now(clock))
                        .update()
                == 1;
    }

    /** The instruction that the request has become. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void became(String organization, String key, long instruction) {
        jdbc.sql("update answer set instruction = ? where organization = ? and request_key = ?")
                .params(instruction, organization, key)
                .update();
    }

    public Optional<Kept> find(String organization, String key) {
        return jdbc.sql("select request_hash, instruction, status, body from answer"
                        + " where organization = ? and request_key = ?")
                .params(organization, key)
                .query((row, n) -> new Kept(
                        row.getString("request_hash"),
                        row.getLong("instruction"),
                        row.getObject("status") == null
                                ? null
                                : new Answer(row.getInt("status"), row.getString("body"))))
                .optional();
    }

    /** Inside the transaction that settles it. What is parked is not answered yet: it may be replayed. */
    @EventListener
    void keep(Settled settled) {
        var result = settled.result();
        if (result.answer() != null && result.kind() != Result.Kind.PARKED) {
            jdbc.sql("update answer set status = ?, body = ? where instruction = ?")
                    .params(
                            result.answer().status(),
                            result.answer().body(),
                            result.instruction().id())
                    .update();
        }
    }
}
