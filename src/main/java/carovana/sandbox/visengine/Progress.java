package carovana.sandbox.visengine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a request is at some time: decided by when it was ordered and how long it was to take, so that moving the clock
 * moves all requests. Data are available after five sixths of the time, the document half way from there to the end.
 */
record Progress(Stage stage, Map<String, Long> reached, boolean hasDocument, boolean isGone) {

    /** Open requests were seen cancelled after 5.3 hours (an example of the real service's list). */
    private static final long OPEN_FOR = 5 * 3600L;

    /** How long a document is kept is not published ("Redemption Period"). */
    private static final long KEPT_FOR = 30 * 86_400L;

    enum Stage {
        SEARCHING("In ricerca", "in_ricerca"),
        PRODUCING("In erogazione", "in_erogazione"),
        AVAILABLE("Dati disponibili", "dati_disponibili"),
        DONE("Visura evasa", "visura_evasa"),
        CANCELLED("Annullata", "annullata");

        private final String words;
        private final String stamp;

        Stage(String words, String stamp) {
            this.words = words;
            this.stamp = stamp;
        }

        boolean isLast() {
            return this == DONE || this == CANCELLED;
        }
    }

    static Progress of(Request request, long now) {
        var reached = new LinkedHashMap<String, Long>();
        if (!request.isOrdered()) {
            return open(request, now, reached);
        }
        Stage stage = enter(Stage.SEARCHING, request.closed, reached);
        long started = request.search ? request.chosen : request.closed;
        if (started == 0 || request.has(RequestTrouble.FAILED)) {
            return new Progress(stage, reached, false, false);
        }
        stage = enter(Stage.PRODUCING, started, reached);
        if (request.has(RequestTrouble.STUCK)) {
            return new Progress(stage, reached, false, false);
        }
        if (request.has(RequestTrouble.CANCELLED)) {
            long cancelled = started + request.delivery / 2;
            stage = now >= cancelled ? enter(Stage.CANCELLED, cancelled, reached) : stage;
            return new Progress(stage, reached, false, false);
        }
        long available = started + request.delivery * 5 / 6;
        long done = started + request.delivery;
        stage = now >= available ? enter(Stage.AVAILABLE, available, reached) : stage;
        stage = now >= done ? enter(Stage.DONE, done, reached) : stage;
        long written = request.has(RequestTrouble.LATE_DOCUMENT) ? done + request.delivery : (available + done + 1) / 2;
        boolean hasDocument = now >= written && !request.has(RequestTrouble.NO_DOCUMENT);
        return new Progress(stage, reached, hasDocument, hasDocument && now >= written + KEPT_FOR);
    }

    private static Progress open(Request request, long now, Map<String, Long> reached) {
        long cancelled = request.created + OPEN_FOR;
        Stage stage = now >= cancelled ? enter(Stage.CANCELLED, cancelled, reached) : Stage.SEARCHING;
        return new Progress(stage, reached, false, false);
    }

    private static Stage enter(Stage stage, long at, Map<String, Long> reached) {
        reached.put(stage.stamp, at);
        return stage;
    }

    /** As it is told; not always as it was published. */
    String words(Request request) {
        if (request.has(RequestTrouble.UNKNOWN_STATE) && stage == Stage.PRODUCING) {
            return "In lavorazione presso lo sportello";
        }
        if (request.has(RequestTrouble.MISSPELLED)) {
            return switch (stage) {
                case AVAILABLE -> "Dati disponbili";
                case DONE -> "evaso";
                default -> stage.words;
            };
        }
        return stage.words;
    }

    long last(Request request) {
        return reached.values().stream().mapToLong(Long::longValue).reduce(request.updated, Math::max);
    }
}
