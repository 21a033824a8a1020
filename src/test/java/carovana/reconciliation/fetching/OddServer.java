package carovana.reconciliation.fetching;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An upstream that answers whatever a test wants, also what no upstream should. */
final class OddServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Body> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Writes a body, to its end or not. */
    interface Body {
        void write(OutputStream to) throws IOException;
    }

    OddServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What a path that contains this is answered from now on; the longest such part counts. */
    void answers(String part, String body) {
        answers(part, to -> to.write(body.getBytes(StandardCharsets.UTF_8)));
    }

    void answers(String part, Body body) {
        answers.put(part, body);
    }

    void forget() {
        answers.clear();
        asked.clear();
    }

    /** The paths and queries that contain this, as they came. */
    List<String> asked(String part) {
        return asked.stream().filter(each -> each.contains(part)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        asked.add(path);
        var body = answers.entrySet().stream()
                .filter(each -> path.contains(each.getKey()))
                .max(java.util.Comparator.comparing(each -> each.getKey().length()))
                .map(Map.Entry::getValue);
        try (exchange) {
            exchange.sendResponseHeaders(body.isPresent() ? 200 : 404, 0);
            if (body.isPresent()) {
                body.get().write(exchange.getResponseBody());
            }
            exchange.getResponseBody().close();
        } catch (IOException gone) {
            // whoever asked has had enough
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
