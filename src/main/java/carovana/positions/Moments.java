package carovana.positions;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Moments kept in UTC, told as the clerk wrote them: days and times in Italy. */
final class Moments {

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private Moments() {}

    /** The day, and the time too unless it is the first or the last second of that day. */
    static String told(LocalDateTime utc) {
        var italian = utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(ITALY).toLocalDateTime();
        var time = italian.toLocalTime().withNano(0);
        boolean wholeDay = time.equals(LocalTime.MIDNIGHT) || time.equals(LocalTime.of(23, 59, 59));
        return wholeDay ? italian.toLocalDate().toString() : italian.withNano(0).toString();
    }
}
