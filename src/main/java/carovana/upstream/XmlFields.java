package carovana.upstream;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The leaves of one part of a document, by path, and what can be read out of their texts. */
public final class XmlFields {

    public static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    /** Euro with a point; the schemas want two decimals, and fewer are meant well. */
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,12}(\\.\\d{1,2}0*)?");

    private static final int TOLD = 60;
    private static final int DAY = 10;

    private final Map<String, String> texts = new HashMap<>();
    private final ForeignXml xml;

    public XmlFields(ForeignXml xml) {
        this.xml = xml;
    }

    /** @throws UnreadableXml when it is there already */
    public void put(String path, String text) {
        if (texts.putIfAbsent(path, text) != null) {
            throw xml.fault("the element %s stands twice".formatted(path));
        }
    }

    public void clear() {
        texts.clear();
    }

    /** @return null when it is missing or empty */
    public String optional(String path) {
        var text = texts.get(path);
        return text == null || text.isEmpty() ? null : text;
    }

    /** @return null when it is missing or empty */
    public String optional(String path, int longest) {
        return optional(path) == null ? null : required(path, longest);
    }

    /** @throws UnreadableXml when it is missing, empty or too long */
    public String required(String path, int longest) {
        var text = required(path);
        if (text.length() > longest) {
            throw xml.fault("%s has %d characters, %d are allowed".formatted(path, text.length(), longest));
        }
        return text;
    }

    private String required(String path) {
        var text = optional(path);
        if (text == null) {
            throw xml.fault("the element %s is missing".formatted(path));
        }
        return text;
    }

    /** Euro cents. */
    public long amount(String path) {
        var text = required(path);
        if (!AMOUNT.matcher(text).matches()) {
            throw wrong(path, text, "no amount such as 10.10");
        }
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }

    public int number(String path, int lowest, int highest) {
        var text = required(path);
        try {
            int number = Integer.parseInt(text);
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw wrong(path, text, "no number from %d to %d".formatted(lowest, highest));
    }

    /** A day; a zone behind it says nothing about the day. */
    public LocalDate day(String path) {
        var text = required(path);
        try {
            return LocalDate.parse(text.substring(0, Math.min(DAY, text.length())));
        } catch (DateTimeException noDay) {
            throw wrong(path, text, "no day such as 2026-11-18");
        }
    }

    /** @return null when it is missing or empty */
    public LocalDate optionalDay(String path) {
        return optional(path) == null ? null : day(path);
    }

    /** Italian time to the second, whether it was written with a zone or, as is usual, without. */
    public LocalDateTime moment(String path) {
        var text = required(path);
        try {
            var moment = text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).atZoneSameInstant(ITALY).toLocalDateTime()
                    : LocalDateTime.parse(text);
            return moment.truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException noMoment) {
            throw wrong(path, text, "no time such as 2026-11-19T02:15:30");
        }
    }

    public UnreadableXml wrong(String path, String text, String what) {
        var told = text.length() > TOLD ? text.substring(0, TOLD) + "…" : text;
        return xml.fault("%s is \"%s\", %s".formatted(path, told, what));
    }
}
