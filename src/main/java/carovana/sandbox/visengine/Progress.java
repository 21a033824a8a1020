package carovana.sandbox.visengine;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a request is at some time: decided by when it was ordered and how long it was to take, so that moving the clock
 * moves all requests. Data are available after five sixths of the time, the document half way from there to the end.
 *
 * @param reached the stages so far, with the seconds at which they began
 * @param next    the second at which the next stage begins, or {@link #NEVER}
 */
record Progress(Stage stage, Map<Stage, Long> reached, long next, boolean hasDocument, boolean isGone) {

    static final long NEVER = Long.MAX_VALUE;

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
        Map<Stage, Long> plan = plan(request);
        var reached = new EnumMap<Stage, Long>(plan);
        reached.values().removeIf(at -> at > now);
        Stage stage = reached.keySet().stream().reduce(Stage.SEARCHING, (earlier, later) -> later);
        long next =
                plan.values().stream().filter(at -> at > now).reduce(Math::min).orElse(NEVER);
        long document = plan.containsKey(Stage.DONE) ? document(request, plan) : NEVER;
        return new Progress(stage, reached, next, now >= document, now - KEPT_FOR >= document);
    }

    /** When which stage begins; those that are not to come are left out. */
    private static Map<Stage, Long> plan(Request request) {
        var plan = new EnumMap<Stage, Long>(Stage.class);
        if (!request.isOrdered()) {
            plan.put(Stage.CANCELLED, request.created + OPEN_FOR);
            return plan;
        }
        plan.put(Stage.SEARCHING, request.closed);
        long started = request.search ? request.chosen : request.closed;
        if (started == 0) {
            return plan;
        }
        boolean failed = request.has(RequestTrouble.FAILED);
        if (!failed) {
            plan.put(Stage.PRODUCING, started);
        }
        if (request.has(RequestTrouble.CANCELLED)) {
            plan.put(Stage.CANCELLED, started + request.delivery / 2);
        } else if (!failed && !request.has(RequestTrouble.STUCK)) {
            plan.put(Stage.AVAILABLE, started + request.delivery * 5 / 6);
            plan.put(Stage.DONE, started + request.delivery);
        }
        return plan;
    }

    private static long document(Request request, Map<Stage, Long> plan) {
        if (request.has(RequestTrouble.NO_DOCUMENT)) {
            return NEVER;
        }
        long done = plan.get(Stage.DONE);
        return request.has(RequestTrouble.LATE_DOCUMENT)
                ? done + request.delivery
                : (plan.get(Stage.AVAILABLE) + done + 1) / 2;
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

    /** {@code timestamp_stati} */
    Map<String, Long> stamps() {
        var stamps = new LinkedHashMap<String, Long>();
        reached.forEach((each, at) -> stamps.put(each.stamp, at));
        return stamps;
    }

    long last(Request request) {
        return reached.values().stream().reduce(request.updated, Math::max);
    }
}
