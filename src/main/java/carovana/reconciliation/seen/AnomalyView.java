package carovana.reconciliation.seen;

import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.KnownAnomaly;
import carovana.ledger.payments.Severity;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Something that does not add up, or did not.
 *
 * @param id by which a person closes it
 * @param subject an IUV with IUR and index, a flow's id, a credit's reference or a day
 * @param since when it began to be so
 * @param openedAt when it was told first
 * @param closedBy who closed it; absent when its cause went away
 * @param reason what that person said
 * @param sentence what is wrong and what to do
 * @param until what ends it
 */
@Schema(name = "Anomaly")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnomalyView(
        long id,
        AnomalyKind kind,
        Severity severity,
        State state,
        String subject,
        Instant since,
        Instant openedAt,
        Instant closedAt,
        String closedBy,
        String reason,
        String sentence,
        String until) {

    enum State {
        OPEN,
        CLOSED
    }

    static AnomalyView of(KnownAnomaly known) {
        var anomaly = known.anomaly();
        return new AnomalyView(
                known.id(),
                anomaly.kind(),
                anomaly.severity(),
                known.closedAt() == null ? State.OPEN : State.CLOSED,
                anomaly.subject(),
                anomaly.since(),
                known.openedAt(),
                known.closedAt(),
                known.closedBy(),
                known.reason(),
                anomaly.sentence(),
                anomaly.kind().closes());
    }
}
