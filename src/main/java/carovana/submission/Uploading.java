package carovana.submission;

import carovana.ledger.Result;
import carovana.ledger.Upload;
import carovana.ledger.Uploads;
import carovana.ledger.WorkList;
import carovana.upstream.Governor;
import carovana.upstream.gpd.GpdRequests;
import carovana.upstream.upload.UploadCall;
import carovana.upstream.upload.UploadFile;
import carovana.upstream.upload.UploadReply;
import carovana.upstream.upload.UploadRequests;
import carovana.upstream.upload.UploadSettings;
import carovana.upstream.upload.UploadStatus;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Leads an upload from call to call: the zip, its status until pagoPA is through, its report. Whatever cannot be known
 * for certain goes back to the work list in doubt, and is settled there by reading each position.
 */
@Component("uploading")
public class Uploading {

    private static final Logger log = LoggerFactory.getLogger(Uploading.class);

    private static final int WINDOW = 500;

    /** An upload that pagoPA has just taken may not be known everywhere yet. */
    private static final int TRIES_TO_FIND = 5;

    private final Uploads uploads;
    private final WorkList work;
    private final UploadRequests requests;
    private final UploadSettings settings;
    private final SubmissionSettings submission;
    private final GpdRequests words;
    private final Governor governor;
    private final Settling settling;
    private final Clock clock;

    Uploading(
            Uploads uploads,
            WorkList work,
            UploadRequests requests,
            UploadSettings settings,
            SubmissionSettings submission,
            GpdRequests words,
            Governor uploadGovernor,
            Settling settling,
            Clock clock) {
        this.uploads = uploads;
        this.work = work;
        this.requests = requests;
        this.settings = settings;
        this.submission = submission;
        this.words = words;
        this.governor = uploadGovernor;
        this.settling = settling;
        this.clock = clock;
    }

    /** @return the call it needs next; null when it needs none now */
    public UploadCall next(Upload upload) throws IOException {
        return switch (upload.state()) {
            case GATHERED -> send(upload);
            case SENDING -> {
                giveBack(upload, "was interrupted while it was sent");
                yield null;
            }
            case SENT -> requests.status(upload.organization(), upload.fileId());
            case REPORTED -> requests.report(upload.organization(), upload.fileId());
            case DONE -> null;
        };
    }

    private UploadCall send(Upload upload) throws IOException {
        var name = "carovana-" + upload.id();
        try (var file = new UploadFile(name, words)) {
            int positions = 0;
            long last = 0;
            for (var window = uploads.positions(upload, last, WINDOW);
                    !window.isEmpty() && file.size() <= settings.contentSize().toBytes();
                    window = uploads.positions(upload, last, WINDOW)) {
                for (var instruction : window) {
                    file.add(instruction.position());
                }
                positions += window.size();
                last = window.get(window.size() - 1).id();
            }
            if (positions == 0) {
                uploads.done(upload);
                return null;
            }
            if (file.size() > settings.contentSize().toBytes() && positions > 1) {
                uploads.halve(upload);
                uploads.release(upload, Duration.ZERO);
                return null;
            }
            uploads.sending(upload);
            return requests.send(upload.organization(), name, file.finished());
        }
    }

    public void after(Upload upload, UploadReply reply) {
        switch (upload.state()) {
            case GATHERED -> sent(upload, reply);
            case SENT -> asked(upload, reply);
            default -> reported(upload, reply);
        }
    }

    private void sent(Upload upload, UploadReply reply) {
        int status = reply.status();
        if (status == 202 && reply.fileId() != null) {
            governor.answered();
            uploads.sent(upload, reply.fileId());
            uploads.release(upload, settings.poll());
            log.info("Upload {}: pagoPA took {} positions as {}", upload.id(), upload.positions(), reply.fileId());
        } else if (status == 401 || status == 403 || status == 404 || status == 405 || status == 429) {
            notTaken(upload, "the massive upload answers %d: %s".formatted(status, reply.detail()), reply.retryAfter());
        } else if (status >= 400 && status < 500) {
            refused(upload, reply);
        } else {
            giveBack(upload, "was answered %d when it was sent".formatted(status));
        }
    }

    /** pagoPA refuses a zip whole and does not say for which position: the guilty ones are found by halves. */
    private void refused(Upload upload, UploadReply reply) {
        governor.answered();
        var left = uploads.positions(upload, 0, 2);
        if (left.size() > 1) {
            log.info("Upload {}: refused whole ({}), goes on by halves", upload.id(), reply.detail());
            uploads.halve(upload);
            uploads.release(upload, Duration.ZERO);
        } else {
            work.record(left.stream()
                    .map(each -> Result.refused(
                            each, "pagoPA refused it (%d): %s".formatted(reply.status(), reply.detail())))
                    .toList());
            uploads.done(upload);
        }
    }

    private void notTaken(Upload upload, String trouble, Duration asked) {
        if (asked != null) {
            governor.holdFor(asked);
        }
        if (upload.tries() + 1 >= submission.attempts()) {
            log.warn("Upload {}: {}; its positions are sent one by one", upload.id(), trouble);
            uploads.giveBack(upload, false);
            uploads.done(upload);
        } else {
            uploads.notSent(upload, trouble);
            uploads.release(upload, pause(upload));
        }
    }

    private void asked(Upload upload, UploadReply reply) {
        var status =
                reply.status() == 200 ? UploadStatus.parse(reply.body()) : java.util.Optional.<UploadStatus>empty();
        if (status.isPresent()) {
            governor.answered();
            uploads.progressed(upload, status.get().processed(), status.get().isDone());
            boolean moves = status.get().isDone() || status.get().processed() > upload.processed();
            goOn(upload, moves, status.get().isDone() ? Duration.ZERO : settings.poll());
        } else {
            came(upload, reply, "status");
        }
    }

    private void reported(Upload upload, UploadReply reply) {
        if (reply.status() == 200 && settling.settle(upload, reply.body())) {
            governor.answered();
            uploads.done(upload);
        } else {
            came(upload, reply, "report");
        }
    }

    /** Something else came instead of a status or a report. */
    private void came(Upload upload, UploadReply reply, String asked) {
        if (reply.retryAfter() != null && reply.status() == 429) {
            governor.holdFor(reply.retryAfter());
        }
        uploads.troubled(upload, "its %s is answered %d: %s".formatted(asked, reply.status(), reply.detail()));
        if (reply.status() == 404 && upload.tries() + 1 >= TRIES_TO_FIND) {
            giveBack(upload, "is not known to pagoPA, or has no report");
        } else {
            goOn(upload, false, reply.status() == 425 ? settings.poll() : pause(upload));
        }
    }

    private void goOn(Upload upload, boolean moves, Duration wait) {
        if (!moves && upload.movedAt().plus(settings.patience()).isBefore(LocalDateTime.now(clock))) {
            giveBack(upload, "stands still for longer than " + settings.patience());
        } else {
            uploads.release(upload, wait);
        }
    }

    /** Nothing came back at all. */
    public void away(Upload upload, Exception exception) {
        boolean sent = upload.state() != Upload.State.GATHERED;
        if (!sent && !Silence.mayHaveArrived(exception)) {
            notTaken(upload, "the massive upload cannot be reached: " + exception.getMessage(), null);
        } else if (!sent) {
            giveBack(upload, "was not answered when it was sent (%s)".formatted(exception.getMessage()));
        } else {
            uploads.troubled(upload, "the massive upload did not answer: " + exception.getMessage());
            goOn(upload, false, pause(upload));
        }
    }

    private Duration pause(Upload upload) {
        var pause = settings.poll().multipliedBy(1L << Math.min(upload.tries(), 10));
        return pause.compareTo(submission.longestDelay()) > 0 ? submission.longestDelay() : pause;
    }

    private void giveBack(Upload upload, String why) {
        int positions = uploads.giveBack(upload, true);
        uploads.done(upload);
        log.warn("Upload {} {}: {} positions are looked for one by one", upload.id(), why, positions);
    }
}
