package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists the uploads of some days, newest first. Limits, order of checks and texts: pagoPA's massive upload. */
@InSandbox
@RestController
class UploadListController extends UploadAnswers {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final DateTimeFormatter ORDER = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn");
    private static final String NEXT = "x-continuation-token";
    private static final int MOST_DAYS = 7;
    private static final int RETENTION_DAYS = 60;
    private static final int LEAST_SIZE = 100;
    private static final int MOST_SIZE = 500;

    private final UploadBook book;
    private final SandboxClock clock;

    UploadListController(UploadBook book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GetMapping(POSITIONS + "/files")
    ResponseEntity<byte[]> files(
            @PathVariable String broker,
            @PathVariable String organization,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "100") String size,
            @RequestHeader(name = NEXT, required = false) String token) {
        LocalDate last = to.isBlank() ? today() : day("to", to);
        LocalDate first = from.isBlank() ? last.minusDays(MOST_DAYS - 1) : day("from", from);
        requireSpan(first, last);
        int most = size(size);
        requireRetained(first, last);
        List<String> order = book.of(organization).stream()
                .filter(upload -> upload.broker.equals(broker))
                .filter(upload -> !day(upload).isBefore(first) && !day(upload).isAfter(last))
                .map(upload -> ORDER.format(upload.start) + "/" + upload.id)
                .sorted(Comparator.reverseOrder())
                .toList();
        String after = token == null || token.isBlank() ? null : decoded(token);
        List<String> rest = order.stream()
                .filter(each -> after == null || each.compareTo(after) < 0)
                .toList();
        List<String> page = rest.subList(0, Math.min(most, rest.size()));
        boolean more = rest.size() > page.size();
        var view = new LinkedHashMap<String, Object>();
        view.put("fileIds", page.stream().map(UploadListController::id).toList());
        view.put("size", page.size());
        view.put("hasMore", more);
        ResponseEntity.BodyBuilder answer = json(200);
        if (more) {
            answer.header(NEXT, encoded(page.get(page.size() - 1)));
        }
        return answer.body(UploadJson.answer(view));
    }

    private LocalDate today() {
        return clock.instant().atZone(ROME).toLocalDate();
    }

    private static LocalDate day(Upload upload) {
        return upload.start.atOffset(ZoneOffset.UTC).atZoneSameInstant(ROME).toLocalDate();
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw UploadRefusal.badRequest("Invalid '%s' date. Expected format: YYYY-MM-DD".formatted(name));
        }
    }

    private static void requireSpan(LocalDate first, LocalDate last) {
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) + 1 > MOST_DAYS) {
            throw UploadRefusal.badRequest("Invalid range: ensure 1 ≤ (to - from + 1) ≤ 7 and from ≤ to");
        }
    }

    private static int size(String text) {
        if (!text.matches("\\d{3}") || Integer.parseInt(text) < LEAST_SIZE || Integer.parseInt(text) > MOST_SIZE) {
            throw UploadRefusal.badRequest("Invalid size: must be between 100 and 500 (default 100)");
        }
        return Integer.parseInt(text);
    }

    private void requireRetained(LocalDate first, LocalDate last) {
        LocalDate cutoff = today().minusDays(RETENTION_DAYS);
        if (!last.isAfter(cutoff)) {
            throw new UploadRefusal(
                    410,
                    "GONE",
                    ("Requested range [%s, %s] is older than the 60-day retention (cutoff %s):"
                                    + " data has been purged and is no longer available.")
                            .formatted(first, last, cutoff));
        }
        if (first.isBefore(cutoff)) {
            throw UploadRefusal.badRequest(
                    "Requested 'from' (%s) is older than the 60-day retention (cutoff %s). Use from >= %s."
                            .formatted(first, cutoff, cutoff));
        }
    }

    private static String id(String entry) {
        return entry.substring(entry.indexOf('/') + 1);
    }

    private static String encoded(String entry) {
        return Base64.getUrlEncoder().encodeToString(entry.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UploadRefusal(400, "400", "FileId retrieval failed");
        }
    }
}
