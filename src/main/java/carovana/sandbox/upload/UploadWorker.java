package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxSettings;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.control.Kind;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works on what was taken in: one thread, a chunk of one file at a time, the files in turn. Whatever a chunk came to is
 * remembered before the next one, so that a restart goes on where it was; a chunk during which the process was killed is
 * handed to the core again, as the real service's queue would.
 */
@InSandbox
@Component
class UploadWorker {

    private static final Logger LOG = LoggerFactory.getLogger(UploadWorker.class);

    /** MAX_RETRY and RETRY_DELAY_IN_SECONDS of the real service (pagoPA's massive upload). */
    private static final int MOST_RETRIES = 2;

    private static final Duration RETRY_DELAY = Duration.ofSeconds(300);
    private static final long IDLE_MILLIS = 100;

    private final UploadBook book;
    private final UploadFiles files;
    private final CoreCaller core;
    private final SandboxClock clock;
    private final int rate;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        var named = new Thread(task, "sandbox-upload");
        named.setDaemon(true);
        return named;
    });

    /** An upload with positions that nobody has looked at yet. */
    private record Waiting(String organization, String id) {}

    UploadWorker(
            UploadBook book,
            UploadFiles files,
            CoreCaller core,
            SandboxClock clock,
            SandboxSettings settings,
            SandboxStore store) {
        this.book = book;
        this.files = files;
        this.core = core;
        this.clock = clock;
        this.rate = settings.upload().rate();
        store.onReset(waiting::clear);
        book.all().stream().filter(upload -> !upload.hasAllTaken()).forEach(this::add);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.execute(this::turn);
    }

    void add(Upload upload) {
        if (upload.trouble != Kind.STUCK) {
            waiting.add(new Waiting(upload.organization, upload.id));
        }
    }

    private void turn() {
        var done = new int[1];
        try {
            book.inTurn(() -> done[0] = work());
        } catch (RuntimeException e) {
            LOG.warn("the sandbox's massive upload failed and goes on", e);
        }
        long pause = done[0] == 0 ? IDLE_MILLIS : rate == 0 ? 0 : done[0] * 1000L / rate;
        if (!thread.isShutdown()) {
            thread.schedule(this::turn, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** @return how many positions were worked on */
    private int work() {
        Optional<UploadBook.Due> due = book.due(clock.instant());
        if (due.isPresent()) {
            return again(due.get());
        }
        for (int i = waiting.size(); i > 0; i--) {
            Waiting first = waiting.remove();
            Optional<Upload> upload = book.find(first.organization, first.id);
            int done = upload.map(this::next).orElse(0);
            if (upload.isPresent() && !upload.get().hasAllTaken()) {
                waiting.add(first);
            }
            if (done > 0) {
                return done;
            }
        }
        return 0;
    }

    private int next(Upload upload) {
        if (upload.notBefore > System.currentTimeMillis()) {
            return 0;
        }
        UploadFiles.Chunk chunk = files.chunk(upload);
        upload.offset = chunk.next();
        upload.taken += chunk.positions().size();
        hand(upload, chunk.positions(), 0);
        remember(upload);
        if (upload.hasAllTaken()) {
            files.delete(upload.id);
        }
        return chunk.positions().size();
    }

    private int again(UploadBook.Due due) {
        Retry retry = due.retry();
        Optional<Upload> upload = book.find(retry.organization(), retry.upload());
        upload.ifPresent(found -> hand(found, retry.positions(), retry.attempt()));
        book.done(due);
        upload.ifPresent(this::remember);
        return retry.positions().size();
    }

    private void hand(Upload upload, List<String> positions, int attempt) {
        CoreCaller.Handed handed = core.hand(upload.operation, upload.organization, positions, attempt == MOST_RETRIES);
        handed.lines().forEach(line -> book.add(upload, line));
        if (!handed.failed().isEmpty()) {
            var retry = new Retry(upload.organization, upload.id, attempt + 1, handed.failed());
            book.add(clock.instant().plus(RETRY_DELAY), retry);
        }
        if (upload.processed == upload.submitted) {
            upload.end = clock.now();
        }
    }

    private void remember(Upload upload) {
        book.write(upload);
        book.commit();
    }

    /** The chunk at hand is finished first, while the store is still there to remember it. */
    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(10, TimeUnit.SECONDS);
    }
}
