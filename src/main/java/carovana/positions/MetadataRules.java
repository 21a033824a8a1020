package carovana.positions;

import java.util.List;

/** Keys and values that travel with an option or a transfer: few, short, each key once. */
final class MetadataRules {

    private static final String FIELD = "metadata";

    private MetadataRules() {}

    static void judge(List<Metadata> metadata, int option, int transfer, Findings findings) {
        if (metadata.isEmpty()) {
            return;
        }
        if (metadata.size() > Limits.METADATA) {
            findings.fault(
                    FIELD,
                    option,
                    transfer,
                    Integer.toString(metadata.size()),
                    "there are %d of them, at most %d are allowed: leave some out"
                            .formatted(metadata.size(), Limits.METADATA));
        }
        for (int i = 0; i < metadata.size(); i++) {
            var key = metadata.get(i).key();
            var value = metadata.get(i).value();
            findings.requireText(FIELD, option, transfer, key, Limits.TEXT, "each of them needs a key");
            findings.requireText(FIELD, option, transfer, value, Limits.TEXT, "each key needs a value");
            if (Metadata.RESERVED.equals(key)) {
                findings.fault(FIELD, option, transfer, key, "pagoPA keeps this key for itself: use another");
            }
            if (key != null && standsBefore(metadata, i, key)) {
                findings.fault(FIELD, option, transfer, key, "this key is there twice: leave one out");
            }
        }
    }

    private static boolean standsBefore(List<Metadata> metadata, int index, String key) {
        for (int i = 0; i < index; i++) {
            if (key.equals(metadata.get(i).key())) {
                return true;
            }
        }
        return false;
    }
}
