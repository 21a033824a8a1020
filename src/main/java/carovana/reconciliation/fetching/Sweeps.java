package carovana.reconciliation.fetching;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far back a source is listed: a little behind the last success, and further back once a night and once a month, since
 * what is late does not appear at the end.
 */
final class Sweeps {

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private final LocalTime night;

    Sweeps(LocalTime night) {
        this.night = night;
    }

    /**
     * A list to be made.
     *
     * @param since from when on
     * @param isNightly whether it is the night's
     * @param reaches the watermarks that move when all of it is stored
     */
    record Sweep(Instant since, boolean isNightly, List<String> reaches) {}

    /** Up to where watermarks stand, by source. */
    interface Reached {
        Optional<Instant> of(String source);
    }

    /** A further list every so often. */
    private record Wider(String source, Duration back, Instant from) {}

    /**
     * @param source whose watermarks are {@code source}, {@code source-nightly} and {@code source-monthly}
     * @param nightly how far back every night
     * @param monthly how far back every month; null when no further than every night
     */
    Sweep due(String source, Duration overlap, Duration nightly, Duration monthly, Reached reached, Instant now) {
        var widest = monthly == null ? nightly : monthly;
        // a clock that was put back must not ask for what is to come
        var since = reached.of(source)
                .map(last -> earlier(last, now).minus(overlap))
                .orElse(now.minus(widest));
        var reaches = new ArrayList<>(List.of(source));
        boolean isNightly = false;
        for (var wider : wider(source, nightly, monthly, now)) {
            if (reached.of(wider.source())
                    .map(last -> last.isBefore(wider.from()))
                    .orElse(true)) {
                reaches.add(wider.source());
                since = earlier(since, now.minus(wider.back()));
                isNightly = true;
            }
        }
        return new Sweep(since, isNightly, List.copyOf(reaches));
    }

    private List<Wider> wider(String source, Duration nightly, Duration monthly, Instant now) {
        var wider = new ArrayList<>(List.of(new Wider(source + "-nightly", nightly, lastNight(now))));
        if (monthly != null) {
            wider.add(new Wider(source + "-monthly", monthly, lastMonth(now)));
        }
        return wider;
    }

    /** When the night's run was last due; on a day that has no such time, at the time that comes instead of it. */
    Instant lastNight(Instant now) {
        var today = now.atZone(ITALY).toLocalDate();
        var tonight = today.atTime(night).atZone(ITALY).toInstant();
        return tonight.isAfter(now)
                ? today.minusDays(1).atTime(night).atZone(ITALY).toInstant()
                : tonight;
    }

    /** The same in the month's first night. */
    Instant lastMonth(Instant now) {
        var first = now.atZone(ITALY).toLocalDate().withDayOfMonth(1);
        var begin = first.atTime(night).atZone(ITALY).toInstant();
        return begin.isAfter(now)
                ? first.minusMonths(1).atTime(night).atZone(ITALY).toInstant()
                : begin;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
