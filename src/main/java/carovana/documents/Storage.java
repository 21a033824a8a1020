package carovana.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Where locked files stand for good, behind routes: a folder, or whatever {@code carovana.documents.storage} says. */
@Component("documentStorage")
public class Storage {

    private final ProducerTemplate routes;

    Storage(CamelContext camel) {
        routes = camel.createProducerTemplate();
    }

    /** Reads a file while it is open. */
    @FunctionalInterface
    public interface Reading {
        void read(InputStream in) throws IOException;
    }

    /**
     * What the routes are asked for.
     *
     * @param folder {@code <organization>/<year>/<request>}
     * @param file what is kept; null when something is read or forgotten
     * @param reading null when something is kept or forgotten
     */
    public record Task(String folder, String name, Path file, Reading reading) {

        public String path() {
            return folder + "/" + name;
        }
    }

    /** Keeps a file, complete, by rename, and on disk; one of that name is replaced. */
    void keep(String folder, String name, Path file) throws IOException {
        ask("direct:keep-file", new Task(folder, name, file, null));
    }

    /** @throws NoSuchFileException when it is not there */
    void read(String folder, String name, Reading reading) throws IOException {
        ask("direct:read-file", new Task(folder, name, null, reading));
    }

    /**
     * Deletes a file; one that is not there is forgotten already.
     *
     * @throws IOException when it is still there: a component may fail to delete it and only warn of that
     */
    void forget(String folder, String name) throws IOException {
        ask("direct:forget-file", new Task(folder, name, null, null));
        try {
            read(folder, name, in -> {});
        } catch (NoSuchFileException gone) {
            return;
        }
        throw new IOException("it is still there: look at carovana.documents.storage, and who may delete there");
    }

    private void ask(String route, Task task) throws IOException {
        var exchange =
                routes.send(route, ExchangePattern.InOut, each -> each.getIn().setBody(task));
        for (Throwable cause = exchange.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException failed) {
                throw failed;
            }
        }
        if (exchange.getException() != null) {
            throw new IOException(
                    "The storage cannot be used: " + exchange.getException().getMessage(), exchange.getException());
        }
    }

    /** For the route: a file on a disk of ours is on it, and its name too; elsewhere that is the component's to do. */
    public void force(String produced) throws IOException {
        var file = produced == null ? null : Path.of(produced).toAbsolutePath();
        if (file != null && Files.isRegularFile(file)) {
            for (var each : List.of(file, file.getParent())) {
                try (var channel = FileChannel.open(each, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    /** For the route: hands what it found to whom it is for. */
    public void hand(Task task, InputStream in) throws IOException {
        if (in == null) {
            throw new NoSuchFileException(task.path());
        }
        try (in) {
            task.reading().read(in);
        }
    }
}
