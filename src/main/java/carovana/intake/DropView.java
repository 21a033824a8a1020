package carovana.intake;

import carovana.ledger.Drop;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A drop as its sender sees it. Counts are rows: {@code rows = rejected + duplicates + created + changed + refused +
 * parked + waiting}; {@code changed} are updated, published, invalidated, deleted or restored.
 *
 * @param roll the list that it is the whole of
 * @param comparison how it differs from what stood
 * @param objections why the whole drop was rejected
 * @param trouble what keeps it from going on
 * @param sender how its rows travel: CALLS or UPLOAD
 * @param senderReason why so
 * @param estimatedFinish when the last row will have its outcome, at the present pace
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DropView(
        long id,
        String organization,
        String name,
        String layout,
        String roll,
        Boolean dryRun,
        Comparison comparison,
        Drop.State state,
        Long sameAs,
        Integer rows,
        String sender,
        String senderReason,
        int rejected,
        int duplicates,
        int created,
        int changed,
        int refused,
        int parked,
        int waiting,
        Instant started,
        Instant finished,
        Instant estimatedFinish,
        List<String> objections,
        String trouble) {

    static DropView of(Drop drop, Instant estimatedFinish) {
        return new DropView(
                drop.id(),
                drop.organization(),
                drop.name(),
                drop.layout(),
                drop.roll(),
                drop.roll() == null ? null : drop.dryRun(),
                Comparison.fromText(drop.comparison()),
                drop.state(),
                drop.sameAs(),
                drop.rowCount(),
                drop.sender(),
                drop.senderReason(),
                drop.rejected(),
                drop.duplicates(),
                drop.created(),
                drop.changed(),
                drop.refused(),
                drop.parked(),
                drop.waiting(),
                instant(drop.receivedAt()),
                instant(drop.finishedAt()),
                estimatedFinish,
                drop.objections() == null ? null : drop.objections().lines().toList(),
                drop.trouble());
    }

    private static Instant instant(LocalDateTime utc) {
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }
}
