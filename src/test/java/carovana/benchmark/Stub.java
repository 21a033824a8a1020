package carovana.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * An upstream that takes as long as it is told and costs next to nothing: a process of one thread, which reads every
 * request to its end and answers 201 with the position it was sent.
 */
final class Stub implements AutoCloseable {

    private final Process process;
    private final int port;

    private Stub(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Stub answeringAfter(long millis) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        "target/test-classes",
                        Stub.class.getName(),
                        "" + millis)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Stub(process, Integer.parseInt(process.inputReader().readLine()));
    }

    int port() {
        return port;
    }

    String address() {
        return "http://127.0.0.1:" + port + "/gpd/debt-positions-service/v1";
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** An answer that waits for its time. */
    private record Due(long at, Caller caller, byte[] body) {}

    private static final ArrayDeque<Due> DUE = new ArrayDeque<>();
    private static long delay;

    public static void main(String[] arguments) throws IOException {
        delay = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[0]));
        var selector = Selector.open();
        var server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println(server.socket().getLocalPort());
        while (true) {
            long wait = DUE.isEmpty() ? 1000 : (DUE.peek().at - System.nanoTime() + 999_999) / 1_000_000;
            if (wait > 0) {
                selector.select(wait);
            } else {
                selector.selectNow();
            }
            for (var key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    accept(server, selector);
                } else {
                    ((Caller) key.attachment()).read(key);
                }
            }
            selector.selectedKeys().clear();
            while (!DUE.isEmpty() && DUE.peek().at <= System.nanoTime()) {
                var due = DUE.remove();
                due.caller.answer(due.body);
            }
        }
    }

    private static void accept(ServerSocketChannel server, Selector selector) throws IOException {
        var channel = server.accept();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ, new Caller(channel));
    }

    /** One connection, with what has been read of its request. */
    private static final class Caller {
        private final SocketChannel channel;
        private final ByteBuffer request = ByteBuffer.allocate(64 * 1024);

        Caller(SocketChannel channel) {
            this.channel = channel;
        }

        void read(SelectionKey key) throws IOException {
            try {
                if (channel.read(request) < 0) {
                    channel.close();
                    return;
                }
            } catch (IOException gone) {
                channel.close();
                return;
            }
            var text = new String(request.array(), 0, request.position(), StandardCharsets.ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head < 0) {
                return;
            }
            int length = length(text.substring(0, head).toLowerCase());
            if (request.position() < head + 4 + length) {
                return;
            }
            var body = new byte[length];
            request.position(head + 4).get(body);
            request.clear();
            DUE.add(new Due(System.nanoTime() + delay, this, body));
        }

        private static int length(String head) {
            int at = head.indexOf("content-length:");
            int end = head.indexOf('\r', at);
            return at < 0
                    ? 0
                    : Integer.parseInt(head.substring(at + 15, end < 0 ? head.length() : end)
                            .strip());
        }

        void answer(byte[] body) throws IOException {
            var head = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                    + "\r\n\r\n";
            var answer = ByteBuffer.allocate(head.length() + body.length)
                    .put(head.getBytes(StandardCharsets.ISO_8859_1))
                    .put(body)
                    .flip();
            try {
                while (answer.hasRemaining()) {
                    channel.write(answer);
                }
            } catch (IOException gone) {
                channel.close();
            }
        }
    }
}
