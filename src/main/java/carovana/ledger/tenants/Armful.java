package carovana.ledger.tenants;

import java.util.List;

/** How many documents are read at once: they may be large, and whoever asks for them holds them all in memory. */
final class Armful {

    private static final long MOST = 8 * 1024 * 1024;

    private Armful() {}

    /**
     * How many of them, from the first on; the first one always.
     *
     * @param lengths in bytes, in the order in which they are to be read
     */
    static int of(List<Integer> lengths) {
        long carried = 0;
        int many = 0;
        for (int length : lengths) {
            carried += length;
            if (many > 0 && carried > MOST) {
                break;
            }
            many++;
        }
        return many;
    }
}
