package carovana.documents;

import java.math.BigDecimal;

/** Euro of the settings and of people, in cents. */
final class Euro {

    private Euro() {}

    /** @throws IllegalArgumentException when it has parts of a cent, or is below zero */
    static long cents(BigDecimal euro) {
        try {
            if (euro.signum() >= 0) {
                return euro.movePointRight(2).longValueExact();
            }
        } catch (ArithmeticException partsOfACent) {
            // said below
        }
        throw new IllegalArgumentException("An amount must be zero or more euro with two decimals, was " + euro);
    }

    static String text(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString() + " euro";
    }
}
