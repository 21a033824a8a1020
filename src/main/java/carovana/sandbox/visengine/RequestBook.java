package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.Cursor;
import org.springframework.stereotype.Component;

/** Remembers requests. What was paid for one is part of it, so that both are kept or neither. */
@InSandbox
@Component
class RequestBook {

    private static final long FORTY_BITS = 1L << 40;
    private static final int TWENTY_FOUR_BITS = 0xff_ffff;

    private final SandboxMap requests;
    private final AtomicInteger counter =
            new AtomicInteger(ThreadLocalRandom.current().nextInt());

    RequestBook(SandboxStore store) {
        requests = store.map("visengine.requests");
    }

    /** Like the real one's: 24 hex digits, of which the first eight are the second in which it was made. */
    String newId(long seconds) {
        return "%08x%010x%06x"
                .formatted(
                        seconds,
                        ThreadLocalRandom.current().nextLong(FORTY_BITS),
                        counter.incrementAndGet() & TWENTY_FOUR_BITS);
    }

    /** Durable after the next commit. */
    void write(Request request) {
        requests.put(request.id, SandboxJson.write(request));
    }

    Optional<Request> find(String id) {
        return Optional.ofNullable(requests.get(id)).map(stored -> SandboxJson.read(stored, Request.class));
    }

    /** Newest first, as the real service was seen to list them. */
    List<Request> all() {
        var found = new ArrayList<Request>();
        Cursor<String, byte[]> cursor = requests.between(null, null);
        while (cursor.hasNext()) {
            cursor.next();
            found.add(SandboxJson.read(cursor.getValue(), Request.class));
        }
        Collections.reverse(found);
        return found;
    }
}
