package carovana.upstream;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * How many calls an upstream takes per period, written {@code 100/10s}; {@code off} is no limit.
 *
 * @param calls 0 when there is no limit
 */
public record Limit(int calls, Duration per) {

    public static final Limit OFF = new Limit(0, Duration.ZERO);

    public static Limit valueOf(String text) {
        if (text.trim().equalsIgnoreCase("off")) {
            return OFF;
        }
        var parts = text.split("/", 2);
        if (parts.length == 2) {
            try {
                var limit = new Limit(Integer.parseInt(parts[0].trim()), DurationStyle.detectAndParse(parts[1].trim()));
                if (limit.calls > 0 && !limit.per.isNegative() && !limit.per.isZero()) {
                    return limit;
                }
            } catch (IllegalArgumentException notALimit) {
                // said below, in the words of the settings
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" is no limit: write calls/period, such as 100/10s, or off".formatted(text));
    }

    public boolean isOff() {
        return calls == 0;
    }

    public double perSecond() {
        return isOff() ? Double.POSITIVE_INFINITY : calls * 1000.0 / per.toMillis();
    }

    @Override
    public String toString() {
        return isOff() ? "off" : calls + "/" + DurationStyle.SIMPLE.print(per);
    }
}
