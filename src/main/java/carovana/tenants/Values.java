package carovana.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Reads numbers as people and browsers write them, without ever going through a double. */
final class Values {

    /** paForNode.xsd, stAmountNotZero. */
    static final BigDecimal MOST = new BigDecimal("999999999.99");

    static final int LONGEST_DAYS = 3650;

    /** What is left when a browser adds decimal fractions in binary, as in 0.30000000000000004. */
    private static final BigDecimal DUST = new BigDecimal("0.0000001");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}(\\.\\d{1,20})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private Values() {}

    /** A value is not what it should be; the message reads after the field. */
    static final class Wrong extends Exception {
        final String type;

        Wrong(String type, String sentence) {
            super(sentence, null, false, false);
            this.type = type;
        }
    }

    /** An amount in euro with two decimals, above zero. */
    static DecimalNode amount(JsonNode value) throws Wrong {
        var given = decimal(value);
        if (given.signum() <= 0) {
            throw new Wrong("value", "must be more than 0");
        }
        // compared before it is rounded: the digits of 1e999999999 would fill the memory
        if (given.compareTo(MOST) > 0) {
            throw new Wrong("value", "must be 999999999.99 at most");
        }
        if (given.precision() > 100 || given.scale() > 100) {
            throw new Wrong("value", "must have two decimals at most");
        }
        var rounded = given.setScale(2, RoundingMode.HALF_UP);
        boolean isDust = value.isNumber() && given.subtract(rounded).abs().compareTo(DUST) < 0;
        if (given.compareTo(rounded) != 0 && !isDust) {
            throw new Wrong("value", "must have two decimals at most, write " + rounded.toPlainString());
        }
        if (rounded.signum() == 0) {
            throw new Wrong("value", "must be more than 0");
        }
        return DecimalNode.valueOf(rounded);
    }

    private static BigDecimal decimal(JsonNode value) throws Wrong {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        var text = value.isTextual() ? value.textValue().strip() : "";
        if (NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        throw new Wrong(
                "type",
                text.contains(",")
                        ? "must have a point before its decimals, and no comma: 12.34"
                        : "must be a number of euro, such as 12.34");
    }

    /** A number of days, 1 to {@value #LONGEST_DAYS}. */
    static IntNode days(JsonNode value) throws Wrong {
        var text = value.isTextual() ? value.textValue().strip() : "";
        if (text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
            throw new Wrong(
                    "type",
                    "is the number of days for which the payment is open, and not a date: write how many, such as 90");
        }
        BigDecimal days =
                value.isNumber() ? value.decimalValue() : WHOLE.matcher(text).matches() ? new BigDecimal(text) : null;
        if (days == null || days.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0 && isBroken(days)) {
            throw new Wrong("type", "must be a whole number of days, such as 90");
        }
        if (days.signum() <= 0 || days.compareTo(BigDecimal.valueOf(LONGEST_DAYS)) > 0) {
            throw new Wrong("value", "must be between 1 and %d days".formatted(LONGEST_DAYS));
        }
        return IntNode.valueOf(days.intValueExact());
    }

    private static boolean isBroken(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 0;
    }
}
