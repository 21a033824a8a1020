package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.positions.Organizations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads what is asked for: for whom, for which days, in which pages. What cannot be read is refused in a sentence. */
@Component("reconciliationAsking")
class Asking {

    static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    /** Entries of one page at most. */
    static final int MOST = 500;

    static final LocalDate LAST = LocalDate.parse("9999-12-31");

    private static final LocalDate FIRST = LocalDate.EPOCH;

    private final Organizations organizations;
    private final Clock clock;

    Asking(Organizations organizations, Clock clock) {
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Days, the first and the last included. */
    record Days(LocalDate from, LocalDate to) {}

    /** @throws ResponseStatusException 404 for an organization that is not configured, 403 for one the key does not open */
    void mustOpen(String organization, Caller caller) {
        if (organizations.find(organization).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Organization %s is not in carovana.organizations".formatted(organization));
        }
        caller.mustOpen(organization);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(ITALY));
    }

    /** All days, where nobody says. */
    Days anyDays(String from, String to) {
        return ordered(day("from", from, FIRST), day("to", to, LAST));
    }

    /** The last 30 days, where nobody says. */
    Days lastDays(String from, String to, int most) {
        var last = day("to", to, today());
        var days = ordered(day("from", from, last.minusDays(30)), last);
        if (days.from().plusDays(most).isBefore(days.to())) {
            throw refused("from and to are more than %d days apart: ask for fewer days".formatted(most));
        }
        return days;
    }

    private static Days ordered(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw refused("from, %s, is after to, %s: exchange them".formatted(from, to));
        }
        return new Days(from, to);
    }

    private static LocalDate day(String name, String text, LocalDate none) {
        if (text == null || text.isBlank()) {
            return none;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException noDay) {
            throw refused("%s \"%s\" is no day: write it like 2026-11-19".formatted(name, shown(text)));
        }
    }

    /** One of some words, in upper or lower case; null where nobody says. */
    static <E extends Enum<E>> E word(String name, String text, Class<E> words) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(each -> each.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> refused("%s \"%s\" is none of %s"
                        .formatted(
                                name,
                                shown(text),
                                Arrays.stream(words.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")))));
    }

    static int limit(int asked) {
        return Math.max(1, Math.min(MOST, asked));
    }

    static ResponseStatusException refused(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }

    static ResponseStatusException refused(HttpStatus status, String sentence) {
        return new ResponseStatusException(status, sentence);
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** Where the next page begins, as a caller passes it back without looking into it. */
    static String mark(Object... parts) {
        var text = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\n"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return null for null */
    static <T> T unmark(String mark, Function<List<String>, T> reading) {
        if (mark == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8);
            return reading.apply(List.of(text.split("\n", -1)));
        } catch (RuntimeException notOurs) {
            throw refused("after \"%s\" is no place that an answer gave: follow its next, or leave it out"
                    .formatted(shown(mark)));
        }
    }

    /** The address of the next page: the same again, from behind the last entry. */
    static String next(UriComponentsBuilder asked, String after) {
        var here = asked.replaceQueryParam("after", after).build();
        return here.getQuery() == null ? here.getPath() : here.getPath() + "?" + here.getQuery();
    }
}
