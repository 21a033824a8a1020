package carovana.sandbox.visengine;

import java.math.BigDecimal;

/** Cents as Visengine writes them: euros, as few digits as will do. */
final class Price {

    private Price() {}

    static BigDecimal euros(long cents) {
        return new BigDecimal(text(cents));
    }

    /** {@code 18.7} */
    static String text(long cents) {
        return BigDecimal.valueOf(cents, 2).stripTrailingZeros().toPlainString();
    }
}
