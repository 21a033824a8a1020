package carovana.intake.layouts;

import carovana.files.Unreadable;
import carovana.positions.PlainText;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Takes single values out of a position, and notes what is wrong with each under its path in the file. */
final class JsonCells {

    /** Which datum of which payment a field is, as the rules know it. */
    record Key(String field, int option, int transfer) {}

    private final Faults faults;
    private final RomanDay days;
    private int row;

    JsonCells(Faults faults, RomanDay days) {
        this.faults = faults;
        this.days = days;
    }

    RomanDay days() {
        return days;
    }

    void atRow(int number) {
        row = number;
    }

    /** @return null when there is nothing, or nothing that can be carried on */
    String text(JsonValue of, String path, String name, Key key) {
        var value = of.get(name);
        if (value.isNothing()) {
            return null;
        }
        if (!value.is(JsonValue.Kind.TEXT)) {
            object(path + name, key, value.text(), "must be a text, between quotes");
            return null;
        }
        var text = PlainText.trim(value.text());
        int forbidden = PlainText.indexOfForbidden(text);
        if (forbidden >= 0) {
            object(path + name, key, text, CsvCells.adviceAbout(text, forbidden));
            return null;
        }
        if (text.length() > CsvCells.CARRIED) {
            object(path + name, key, text, "is far too long, %d characters: shorten it".formatted(text.length()));
            return null;
        }
        return text;
    }

    String mandatoryText(JsonValue of, String path, String name, Key key, String advice) {
        var text = text(of, path, name, key);
        if (text == null) {
            missing(path + name, key, advice);
        }
        return text;
    }

    String code(JsonValue of, String path, String name, Key key) {
        var text = text(of, path, name, key);
        return text == null ? null : PlainText.asCode(text);
    }

    /** A whole number of cents and nothing else: GPD would read 16.00 as 16 cents. */
    long cents(JsonValue of, String path, String name, Key key) {
        var value = of.get(name);
        if (value.isNothing()) {
            missing(path + name, key, "write the amount in cents, such as 1230 for 12,30 euro");
            return 0;
        }
        if (value.is(JsonValue.Kind.WHOLE) && value.text().length() <= 16) {
            return Long.parseLong(value.text());
        }
        object(
                path + name,
                key,
                value.text(),
                value.is(JsonValue.Kind.WHOLE)
                        ? "is larger than any debt: write the amount in cents"
                        : "must be a whole number of cents without quotes, decimals or exponent: write 1230 for 12,30 euro");
        return 0;
    }

    Boolean yesNo(JsonValue of, String path, String name, Key key) {
        var value = of.get(name);
        if (value.isNothing()) {
            return null;
        }
        if (!value.is(JsonValue.Kind.YES_NO)) {
            object(path + name, key, value.text(), "must be true or false, without quotes");
            return null;
        }
        return value.text().equals("true");
    }

    /** A moment as GPD writes it, in UTC when it names no zone; or a day of Europe/Rome, whose end is meant. */
    LocalDateTime end(JsonValue of, String path, String name, Key key) {
        return moment(of, path, name, key, false);
    }

    /** As {@link #end}, but of a day its beginning is meant, and today is at once. */
    LocalDateTime start(JsonValue of, String path, String name, Key key) {
        return moment(of, path, name, key, true);
    }

    private LocalDateTime moment(JsonValue of, String path, String name, Key key, boolean start) {
        var text = text(of, path, name, key);
        if (text == null) {
            return null;
        }
        try {
            if (text.indexOf('T') < 0) {
                return start ? days.start(text) : days.end(text);
            }
            char last = text.charAt(text.length() - 1);
            boolean zoned = last == 'Z' || text.indexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
            return zoned
                    ? OffsetDateTime.parse(text)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (Unreadable unreadable) {
            object(path + name, key, text, unreadable.getMessage());
        } catch (DateTimeException unreadable) {
            object(path + name, key, text, "is no date and time: write it like 2026-12-16T22:59:59Z or 2026-12-16");
        }
        return null;
    }

    /** @return the objects of a list; empty when there is none, or what is there is no list of objects */
    List<JsonValue> objects(JsonValue of, String path, String name, Key key) {
        var value = of.get(name);
        if (value.isNothing()) {
            return List.of();
        }
        if (!value.is(JsonValue.Kind.LIST)
                || value.items().stream().anyMatch(item -> !item.is(JsonValue.Kind.OBJECT))) {
            object(path + name, key, value.text(), "must be a list of objects");
            return List.of();
        }
        return value.items();
    }

    /** Warns of fields that mean nothing to us, so that a misspelt one is seen. */
    void warnOfUnknown(JsonValue of, String path, Set<String> known) {
        for (var name : of.fields().keySet()) {
            if (!known.contains(name)) {
                faults.warn(row, Faults.shown(path + name) + ": is no field we know, and was ignored");
            }
        }
    }

    /** Nothing is to be said about a field of a payment, since nobody can know what it would be. */
    void silence(String field, int option) {
        faults.silence(field, option);
    }

    void warn(String path, String value, String advice) {
        faults.warn(row, Faults.sentence(path, value, advice));
    }

    void missing(String path, Key key, String advice) {
        if (!faults.isAbout(key.field, key.option, key.transfer)) {
            object(path, key, null, "is missing: " + advice);
        }
    }

    void object(String path, Key key, String value, String advice) {
        faults.object(row, key.field, key.option, key.transfer, Faults.sentence(path, value, advice));
    }
}
