package carovana.submission;

import carovana.ledger.Instruction;
import carovana.ledger.Result;
import carovana.ledger.Upload;
import carovana.ledger.Uploads;
import carovana.ledger.WorkList;
import carovana.upstream.upload.UploadReport;
import java.time.Clock;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/** Gives the positions of an upload their outcomes, as its report tells them; what it tells badly is read one by one. */
@Component
class Settling {

    private static final int WINDOW = 500;

    private final Uploads uploads;
    private final WorkList work;
    private final Clock clock;

    Settling(Uploads uploads, WorkList work, Clock clock) {
        this.uploads = uploads;
        this.work = work;
        this.clock = clock;
    }

    /** @return whether the text is a report */
    boolean settle(Upload upload, String text) {
        var report = UploadReport.parse(text);
        if (report.isEmpty()) {
            return false;
        }
        long last = 0;
        for (var window = uploads.positions(upload, last, WINDOW);
                !window.isEmpty();
                window = uploads.positions(upload, last, WINDOW)) {
            work.record(window.stream().map(each -> result(each, report.get())).toList());
            last = window.get(window.size() - 1).id();
        }
        return true;
    }

    /** A conflict may be with itself, sent twice by pagoPA: only what is told once and plainly is believed. */
    private Result result(Instruction instruction, UploadReport report) {
        var line = report.of(instruction.iupd());
        if (line.isPresent() && !line.get().isContradicted()) {
            int status = line.get().status();
            if (status == 200 || status == 201) {
                return Result.done(instruction, null);
            }
            if (status == 400 || status == 422) {
                return Result.refused(
                        instruction,
                        "pagoPA refused it (%d): %s"
                                .formatted(status, line.get().message()));
            }
        }
        return Result.doubtful(instruction, LocalDateTime.now(clock));
    }
}
