package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.SandboxTimer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The jobs that move positions on as time goes by: twice a day published ones become valid and, half an hour later,
 * valid ones expire (pagoPA's core 1.1.37). When the clock leaps, every run it leapt over still happens, at its own time.
 */
@InSandbox
@Component
class StatusJobs {

    private static final Logger LOG = LoggerFactory.getLogger(StatusJobs.class);
    private static final List<LocalTime> BEGIN = List.of(LocalTime.of(11, 0), LocalTime.of(21, 0));
    private static final List<LocalTime> EXPIRE = List.of(LocalTime.of(11, 30), LocalTime.of(21, 30));
    private static final String RAN_UP_TO = "gpd.jobs";
    private static final int PAGE = 500;

    private final PositionBook book;
    private final SandboxStore store;

    StatusJobs(PositionBook book, SandboxStore store, SandboxClock clock, SandboxTimer timer) {
        this.book = book;
        this.store = store;
        clock.onMove(this::runUpTo);
        timer.every(Duration.ofSeconds(1), () -> runUpTo(clock.instant()));
    }

    synchronized void runUpTo(Instant instant) {
        LocalDateTime now = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        String last = store.meta().text(RAN_UP_TO);
        if (last == null) {
            store.meta().put(RAN_UP_TO, now.minusMinutes(1).toString());
            last = store.meta().text(RAN_UP_TO);
        }
        LocalDateTime from = LocalDateTime.parse(last);
        List<LocalDateTime> begins = between(from, now, BEGIN);
        List<LocalDateTime> expires = between(from, now, EXPIRE);
        if (!begins.isEmpty() || !expires.isEmpty()) {
            sweep(begins, expires);
        }
        if (!begins.isEmpty() || !expires.isEmpty() || now.isBefore(from)) {
            store.meta().put(RAN_UP_TO, now.toString());
            store.commit();
        }
    }

    private static List<LocalDateTime> between(LocalDateTime from, LocalDateTime to, List<LocalTime> times) {
        return Stream.iterate(
                        from.toLocalDate(), day -> !day.isAfter(to.toLocalDate()), (LocalDate day) -> day.plusDays(1))
                .flatMap(day -> times.stream().map(day::atTime))
                .filter(moment -> moment.isAfter(from) && !moment.isAfter(to))
                .toList();
    }

    private void sweep(List<LocalDateTime> begins, List<LocalDateTime> expires) {
        var changed = new ArrayList<Position>();
        Iterator<Position> all = book.all();
        while (all.hasNext()) {
            Position position = all.next();
            if (moved(position, begins, expires)) {
                changed.add(position);
            }
            if (changed.size() == PAGE) {
                write(changed);
                changed.clear();
            }
        }
        write(changed);
    }

    /** One position through all the runs: it can become valid in one and expire in a later one. */
    private static boolean moved(Position position, List<LocalDateTime> begins, List<LocalDateTime> expires) {
        boolean begun = begins.stream()
                .filter(position::hasBegunBy)
                .findFirst()
                .map(moment -> turned(position, PositionStatus.VALID, moment))
                .orElse(false);
        boolean expired = expires.stream()
                .filter(moment -> !begun || moment.isAfter(position.lastUpdatedDate))
                .filter(moment -> position.status == PositionStatus.VALID && position.hasExpiredBy(moment))
                .findFirst()
                .map(moment -> turned(position, PositionStatus.EXPIRED, moment))
                .orElse(false);
        return begun || expired;
    }

    private static boolean turned(Position position, PositionStatus status, LocalDateTime moment) {
        position.status = status;
        position.lastUpdatedDate = moment;
        return true;
    }

    /** A position that somebody changes at this very moment is left for the next run. */
    private void write(List<Position> changed) {
        for (Position position : changed) {
            try {
                book.replaceQuietly(position);
            } catch (PositionBook.ChangedMeanwhile e) {
                LOG.debug("left {} for the next run", position.iupd);
            }
        }
        store.commit();
    }
}
