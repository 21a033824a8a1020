package carovana.submission;

import carovana.ledger.Drop;
import carovana.ledger.Drops;
import carovana.ledger.Instruction;
import carovana.ledger.Ledger;
import carovana.ledger.Upload;
import carovana.ledger.Uploads;
import carovana.positions.Operation;
import carovana.upstream.Governor;
import carovana.upstream.upload.UploadSettings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides how the rest of a loaded drop travels: by single calls, which have begun already, or by massive upload,
 * whichever will be through first. Drafts never travel by upload, which publishes everything.
 */
@Component("senders")
public class Senders {

    private static final Logger log = LoggerFactory.getLogger(Senders.class);

    /** Uploads of fewer positions tell more about how pagoPA waits than about how fast it is. */
    private static final int WORTH_MEASURING = 1000;

    /** Loading the largest drop takes less; if this process dies meanwhile, single calls begin then. */
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final Drops drops;
    private final Uploads uploads;
    private final Governor governor;
    private final SubmissionSettings settings;
    private final UploadSettings upload;

    Senders(
            Ledger ledger,
            Drops drops,
            Uploads uploads,
            Governor gpdGovernor,
            SubmissionSettings settings,
            UploadSettings upload) {
        this.drops = drops;
        this.uploads = uploads;
        this.governor = gpdGovernor;
        this.settings = settings;
        this.upload = upload;
        if (settings.sender() == SubmissionSettings.Sender.UPLOAD) {
            ledger.holdUntilChosen(LONGEST_HOLD);
        }
    }

    public void choose(Drop drop) {
        boolean begun = !uploads.of(drop.id()).isEmpty();
        int untried = uploads.untried(drop.id());
        var byCalls = byCalls(untried);
        var byUpload = byUpload(untried);
        var times = "%d positions: about %s by massive upload, %s by single calls"
                .formatted(untried, inWords(byUpload), inWords(byCalls));
        if (!upload.isConfigured()) {
            calls(drop, "no massive upload is set up (carovana.upstream.upload.address)");
        } else if (settings.sender() == SubmissionSettings.Sender.CALLS) {
            calls(drop, "carovana.submission.sender says so");
        } else if (untried == 0 && !begun) {
            calls(drop, "nothing was left to upload");
        } else if (begun || settings.sender() == SubmissionSettings.Sender.UPLOAD) {
            upload(drop, untried, begun ? "goes on where it was interrupted" : "carovana.submission.sender says so");
        } else if (byUpload.compareTo(byCalls) < 0) {
            upload(drop, untried, times);
        } else {
            calls(drop, times);
        }
        drops.release(drop.id());
    }

    private void calls(Drop drop, String reason) {
        drops.sendBy(drop.id(), "CALLS", reason);
    }

    private void upload(Drop drop, int untried, String reason) {
        long after = 0;
        for (var last = gather(drop, after, untried); last.isPresent(); last = gather(drop, after, untried)) {
            after = last.get();
        }
        if (uploads.of(drop.id()).isEmpty()) {
            calls(drop, "its rows are drafts or changes, and an upload only creates what can be paid at once");
        } else {
            drops.sendBy(drop.id(), "UPLOAD", reason);
            log.info("Drop {}: goes on by massive upload ({})", drop.id(), reason);
        }
    }

    private java.util.Optional<Long> gather(Drop drop, long after, int untried) {
        return uploads.gather(drop, after, upload.positions(), Senders::fits, byUpload(untried));
    }

    private static boolean fits(Instruction instruction) {
        return instruction.operation() == Operation.CREATE
                && Boolean.TRUE.equals(instruction.position().publish());
    }

    /**
     * As fast as the limit allows. Drops take turns row by row, so each other one goes before it with at most as many
     * rows.
     */
    private Duration byCalls(int positions) {
        return seconds(drops.waitingBeside(positions) / governor.perSecond());
    }

    private Duration byUpload(int positions) {
        return upload.delay().plus(seconds(positions / Math.max(upload.perSecond(), measured())));
    }

    /** Positions per second of the uploads that were finished last, with all their waiting. */
    private double measured() {
        return uploads.latestFinished(5).stream()
                .filter(each -> each.positions() >= WORTH_MEASURING)
                .mapToDouble(Senders::perSecond)
                .average()
                .orElse(0);
    }

    private static double perSecond(Upload finished) {
        var took = Duration.between(finished.sentAt(), finished.finishedAt());
        return finished.positions() / Math.max(1, took.toMillis() / 1000.0);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (1000 * seconds));
    }

    private static String inWords(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + " s";
        }
        return time.compareTo(Duration.ofHours(2)) < 0
                ? time.toMinutes() + " min"
                : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
}
