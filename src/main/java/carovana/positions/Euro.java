package carovana.positions;

import java.math.BigDecimal;

/** Amounts in cents, told in euro. */
public final class Euro {

    private Euro() {}

    /** Such as {@code 12.30}, with a point and without separators of thousands. */
    public static String told(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
