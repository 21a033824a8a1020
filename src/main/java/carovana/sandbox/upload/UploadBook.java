package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.Cursor;
import org.springframework.stereotype.Component;

/** Remembers the uploads, the lines of their reports, and what is to be tried again. */
@InSandbox
@Component
class UploadBook {

    private static final char BREAK = '\n';
    private static final char LAST = '\uffff';

    private final SandboxStore store;
    private final SandboxMap uploads;
    private final SandboxMap lines;
    private final SandboxMap retries;
    private final ReentrantLock turn = new ReentrantLock();

    UploadBook(SandboxStore store) {
        this.store = store;
        uploads = store.map("upload.uploads");
        lines = store.map("upload.lines");
        retries = store.map("upload.retries");
        store.onlyBetween(turn);
    }

    /** Does something that a reset must not come between. */
    void inTurn(Runnable work) {
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    void write(Upload upload) {
        uploads.put(upload.organization + BREAK + upload.id, UploadJson.stored(upload));
    }

    Optional<Upload> find(String organization, String id) {
        return Optional.ofNullable(uploads.get(organization + BREAK + id))
                .map(stored -> UploadJson.remembered(stored, Upload.class));
    }

    List<Upload> of(String organization) {
        return between(organization + BREAK, organization + BREAK + LAST);
    }

    List<Upload> all() {
        return between(null, null);
    }

    private List<Upload> between(String from, String to) {
        var found = new ArrayList<Upload>();
        Cursor<String, byte[]> cursor = uploads.between(from, to);
        while (cursor.hasNext()) {
            cursor.next();
            found.add(UploadJson.remembered(cursor.getValue(), Upload.class));
        }
        return found;
    }

    void add(Upload upload, Line line) {
        lines.put(upload.id + BREAK + "%08d".formatted(upload.lines), UploadJson.stored(line));
        upload.lines++;
        upload.processed += line.iupds().size();
        upload.failed += line.isBad() ? line.iupds().size() : 0;
    }

    List<Line> linesOf(Upload upload) {
        var found = new ArrayList<Line>();
        Cursor<String, byte[]> cursor = lines.between(upload.id + BREAK, upload.id + BREAK + LAST);
        while (cursor.hasNext()) {
            cursor.next();
            found.add(UploadJson.remembered(cursor.getValue(), Line.class));
        }
        return found;
    }

    void add(Instant due, Retry retry) {
        String key = "%020d".formatted(due.toEpochMilli()) + BREAK + retry.upload() + BREAK;
        int number = 0;
        while (retries.containsKey(key + "%08d".formatted(number))) {
            number++;
        }
        retries.put(key + "%08d".formatted(number), UploadJson.stored(retry));
    }

    /** What is to be tried again, and where that is remembered. */
    record Due(String key, Retry retry) {}

    /** What is longest due, if anything is due by now. It stays until it is done. */
    Optional<Due> due(Instant now) {
        Cursor<String, byte[]> first = retries.between(null, "%020d".formatted(now.toEpochMilli()) + LAST);
        if (!first.hasNext()) {
            return Optional.empty();
        }
        String key = first.next();
        return Optional.of(new Due(key, UploadJson.remembered(first.getValue(), Retry.class)));
    }

    void done(Due due) {
        retries.remove(due.key());
    }

    void commit() {
        store.commit();
    }
}
