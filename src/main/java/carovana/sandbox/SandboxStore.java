package carovana.sandbox;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The sandbox's memory: files under {@code carovana.home/sandbox} that survive a restart and a killed process.
 *
 * <p>Writers change the maps, which notes the changes in a journal, and call {@link #commit()} before they answer;
 * callers that wait at the same moment share one write. From time to time the store takes the journal over, and a new
 * one begins. At the start what the store had not yet taken over is read again: changes are whole values, so reading one
 * twice does no harm. What is taken over, or was noted last, may be half of what a caller meant to change; readers of an
 * index therefore check what it points to.
 */
@InSandbox
@Component
public class SandboxStore {

    /** Enough to keep a million positions usable in a 512 MB heap. */
    private static final int CACHE_MEGABYTES = 48;

    /** So much journal is read again in about a second after a crash, and its pages still fit the heap before. */
    private static final long LONGEST_JOURNAL = 24L * 1024 * 1024;

    private static final Duration TIDYING = Duration.ofSeconds(2);
    private static final int WANTED_FILL_PERCENT = 50;
    private static final int TIDIED_BYTES = 16 * 1024 * 1024;

    private final Path folder;
    private final MVStore store;
    private final Path current;
    private final Path previous;
    private final SandboxMap meta;
    private final List<Runnable> onReset = new ArrayList<>();
    private final List<Lock> turns = new ArrayList<>();
    private final Object noting = new Object();
    private final Object writing = new Object();
    private Journal journal;

    public SandboxStore(@Value("${carovana.home:./data}") Path home, SandboxTimer timer) {
        folder = home.resolve("sandbox");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot keep its state under " + home, e);
        }
        current = folder.resolve("journal");
        previous = folder.resolve("journal.previous");
        store = new MVStore.Builder()
                .fileName(folder.resolve("sandbox.mv").toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        recover();
        journal = new Journal(current);
        meta = map("meta");
        timer.every(TIDYING, this::tidy);
    }

    private void recover() {
        Journal.read(previous, this::repeat);
        Journal.read(current, this::repeat);
        store.commit();
        delete(previous);
        delete(current);
    }

    private void repeat(String map, String key, byte[] value) {
        MVMap<String, byte[]> target = store.openMap(map);
        if (value == null) {
            target.remove(key);
        } else {
            target.put(key, value);
        }
    }

    public SandboxMap map(String name) {
        return new SandboxMap(this, name, store.openMap(name));
    }

    /** Small settings of the sandbox that must outlive it, such as the clock's offset. */
    public SandboxMap meta() {
        return meta;
    }

    /** Changes a map and notes it, so that both happen in the same order for every key. */
    void change(String name, MVMap<String, byte[]> map, String key, byte[] value) {
        synchronized (noting) {
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
            journal.note(name, key, value);
        }
    }

    /** Returns once everything this thread has changed would survive the process. */
    public void commit() {
        synchronized (writing) {
            writeNoted();
        }
    }

    private void writeNoted() {
        byte[] block;
        synchronized (noting) {
            block = journal.drain();
        }
        journal.write(block);
    }

    /** Whoever keeps something outside the maps is told when all is to be forgotten. */
    public synchronized void onReset(Runnable forget) {
        onReset.add(forget);
    }

    /** Whoever works on its own is let finish what it is at, and waits until all is forgotten. */
    public synchronized void onlyBetween(Lock turn) {
        turns.add(turn);
    }

    /** A folder beside the store, for what is too large for it; its owner empties it on a reset. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot keep its files under " + folder, e);
        }
    }

    /** Forgets everything, as on the first day. */
    public synchronized void reset() {
        turns.forEach(Lock::lock);
        try {
            forget();
        } finally {
            turns.forEach(Lock::unlock);
        }
    }

    private void forget() {
        synchronized (writing) {
            synchronized (noting) {
                store.getMapNames().forEach(name -> store.openMap(name).clear());
                onReset.forEach(Runnable::run);
                takeOver();
            }
        }
    }

    /** Lets the store take over what the journal holds, once that has grown long. */
    private void tidy() {
        synchronized (writing) {
            if (store.isClosed()) {
                return;
            }
            if (journal.size() > LONGEST_JOURNAL) {
                takeOver();
            }
            if (store.getFillRate() < WANTED_FILL_PERCENT) {
                store.compact(WANTED_FILL_PERCENT, TIDIED_BYTES);
            }
        }
    }

    private void takeOver() {
        writeNoted();
        journal.close();
        try {
            Files.move(current, previous, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Journal old = journal;
        synchronized (noting) {
            journal = new Journal(current);
            journal.inherit(old);
        }
        store.commit();
        delete(previous);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        synchronized (writing) {
            takeOver();
            store.close();
        }
    }
}
