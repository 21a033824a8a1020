package carovana.benchmark;

/** How much is measured: each size can be set with {@code -Dbenchmark.<name>=…}. */
final class Sizes {

    /** Rounds that count. */
    static final int ROUNDS = size("rounds", 5);

    /** Rows of a file in one round. */
    static final int ROWS = size("rows", 50_000);

    /** Rows that are loaded before anything counts. */
    static final int WARM_UP = size("warmUp", 200_000);

    /** Positions sent in one round. */
    static final int POSITIONS = size("positions", 6_400);

    /** Positions created through the façade in one round. */
    static final int CREATED = size("created", 2_000);

    /** Seconds under the gateway's limit. */
    static final int SECONDS = size("seconds", 45);

    /** Positions that go by massive upload. */
    static final int UPLOADED = size("uploaded", 100_000);

    /** Payments in one reporting flow. */
    static final int FLOW_LINES = size("flowLines", 100_000);

    /** Lines of flows that are matched; first a tenth of them. */
    static final int MATCHED = size("matched", 1_000_000);

    /** Rows of the large file. */
    static final int LARGE = size("large", 1_000_000);

    /** Of these, how many are sent. */
    static final int LARGE_SENT = size("largeSent", 50_000);

    /** Rows of a file that name payment configs. */
    static final int CONFIG_ROWS = size("configRows", 200_000);

    /** Payment configs that these rows name in turn. */
    static final int CONFIGS = size("configs", 1_000);

    private Sizes() {}

    private static int size(String name, int otherwise) {
        return Integer.getInteger("benchmark." + name, otherwise);
    }
}
