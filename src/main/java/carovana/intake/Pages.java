package carovana.intake;

import carovana.intake.layouts.Entries;
import carovana.ledger.Drop;
import carovana.ledger.Entry;
import carovana.ledger.Page;
import carovana.positions.Organization;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The entries of a drop in pages: what the ledger takes in one transaction. The next page is read while the ledger is
 * at work on the last one.
 */
final class Pages implements Iterator<Page>, Closeable {

    private final Drop drop;
    private final Organization organization;
    private final Entries entries;
    private final int rows;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(Pages::thread);
    private Future<Page> ahead;

    Pages(Drop drop, Organization organization, Entries entries, int rows) {
        this.drop = drop;
        this.organization = organization;
        this.entries = entries;
        this.rows = rows;
        ahead = reader.submit(this::read);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "read-ahead");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean hasNext() {
        return awaited() != null;
    }

    @Override
    public Page next() {
        var page = awaited();
        if (page == null) {
            throw new NoSuchElementException();
        }
        ahead = reader.submit(this::read);
        return page;
    }

    /** @return null when there is no page left */
    private Page awaited() {
        try {
            return ahead.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException trouble) {
                throw trouble;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a page was read", stopped);
        }
    }

    private Page read() {
        if (!entries.hasNext()) {
            return null;
        }
        entries.beginPage();
        var page = new ArrayList<Entry>(rows);
        int count = 0;
        while (count < rows && entries.hasNext()) {
            var entry = entries.next();
            page.add(entry);
            count += entry.rows();
        }
        return new Page(drop.id(), organization, drop.roll(), page);
    }

    @Override
    public void close() throws IOException {
        reader.shutdown();
        try {
            // the page that nobody wants any more; a file must not be closed under its reader
            reader.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        entries.close();
    }
}
