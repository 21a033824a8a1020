package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.SandboxTimer;
import carovana.sandbox.ThisMachine;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.Cursor;
import org.springframework.stereotype.Component;

/**
 * Calls whoever left an address when the state of his request changes: once, whatever comes of it, and on this machine
 * only. What the body looks like is known from the vendor's PHP client: the request, under the name of the field.
 */
@InSandbox
@Component
class Callbacks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String USUAL_FIELD = "data";
    private static final int REFUSED = 0;

    private final RequestBook book;
    private final SandboxClock clock;
    private final SandboxStore store;

    /** The state that was last told, by request; only of those that are not done. */
    private final SandboxMap told;

    private final SandboxMap calls;

    /** The second at which there will be news, by request. */
    private final Map<String, Long> watched = new ConcurrentHashMap<>();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Callbacks(RequestBook book, SandboxClock clock, SandboxStore store, SandboxTimer timer) {
        this.book = book;
        this.clock = clock;
        this.store = store;
        told = store.map("visengine.told");
        calls = store.map("visengine.callbacks");
        told.forEachText((id, state) -> watched.put(id, 0L));
        store.onReset(watched::clear);
        timer.every(LOOK, this::look);
        clock.onMove(now -> look());
    }

    /**
     * One call.
     *
     * @param status of the answer; 0 where there was none
     * @param at     seconds of the sandbox's clock
     */
    record Call(String request, String url, String state, int status, long at) {}

    /** What its owner knows from the answer to his order needs no call. */
    void watch(Request request) {
        if (request.callback != null && request.callback.hasNonNull("url") && request.isOrdered()) {
            told.put(request.id, Progress.of(request, now()).words(request));
            store.commit();
            watched.put(request.id, 0L);
        }
    }

    private synchronized void look() {
        long now = now();
        watched.forEach((id, news) -> {
            if (news <= now) {
                book.find(id).ifPresent(this::tell);
            }
        });
    }

    private void tell(Request request) {
        Progress progress = Progress.of(request, now());
        String state = progress.words(request);
        boolean isNew = !state.equals(told.text(request.id));
        if (progress.stage().isLast()) {
            watched.remove(request.id);
            told.remove(request.id);
        } else {
            watched.put(request.id, progress.next());
            told.put(request.id, state);
        }
        store.commit();
        if (isNew) {
            call(request, state);
        }
    }

    private void call(Request request, String state) {
        String url = request.callback.path("url").asText();
        long at = now();
        try {
            URI address = URI.create(url);
            if (!ThisMachine.has(address)) {
                note(new Call(request.id, url, state, REFUSED, at));
                return;
            }
            http.sendAsync(call(address, request), BodyHandlers.discarding())
                    .handle((answer, failure) -> answer == null ? REFUSED : answer.statusCode())
                    .thenAccept(status -> note(new Call(request.id, url, state, status, at)));
        } catch (IllegalArgumentException e) {
            note(new Call(request.id, url, state, REFUSED, at));
        }
    }

    private HttpRequest call(URI address, Request request) {
        JsonNode wish = request.callback;
        String field = wish.path("field").asText("").isBlank()
                ? USUAL_FIELD
                : wish.path("field").asText();
        boolean json = wish.path("method").asText().equals("JSON");
        Map<String, Object> view = RequestView.of(request, now());
        String body = json
                ? text(Map.of(field, view))
                : URLEncoder.encode(field, StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(text(view), StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String text(Object json) {
        return new String(SandboxJson.write(json), StandardCharsets.UTF_8);
    }

    private void note(Call call) {
        calls.put("%012d %s %s".formatted(call.at(), call.request(), call.state()), SandboxJson.write(call));
        store.commit();
    }

    /** Newest first. */
    List<Map<String, Object>> made() {
        var made = new ArrayList<Map<String, Object>>();
        Cursor<String, byte[]> cursor = calls.between(null, null);
        while (cursor.hasNext()) {
            cursor.next();
            Call call = SandboxJson.read(cursor.getValue(), Call.class);
            var view = new LinkedHashMap<String, Object>();
            view.put("id", call.request());
            view.put("url", call.url());
            view.put("httpResponseCode", Integer.toString(call.status()));
            view.put("startedAt", Instant.ofEpochSecond(call.at()).toString());
            made.add(0, view);
        }
        return made;
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
