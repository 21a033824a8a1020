package carovana.sandbox;

import java.math.BigDecimal;

/** Cents as they are written where amounts are euros. */
public final class Euro {

    private Euro() {}

    /** {@code 12.50} */
    public static String text(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** {@code 12,50} */
    public static String comma(long cents) {
        return text(cents).replace('.', ',');
    }
}
