package carovana.positions;

/** A digital revenue stamp: the document it is for, its type and where the payer lives. */
final class StampRules {

    /** Base64 of the 32 bytes of a SHA-256; the XSD would take 4 to 72 characters, and the hexadecimal form is wrong. */
    private static final int HASH_LENGTH = 44;

    /** The only type in the node's XSD. */
    private static final String TYPE = "01";

    private StampRules() {}

    static void judge(Stamp stamp, int option, int transfer, Findings findings) {
        if (PlainText.isEmpty(stamp.hash())) {
            findings.missing(
                    "stamp.hashDocument", option, transfer, stamp.hash(), "write the document's SHA-256 in Base64");
        } else if (!isHash(stamp.hash())) {
            findings.fault(
                    "stamp.hashDocument",
                    option,
                    transfer,
                    stamp.hash(),
                    "is no document hash: it is the SHA-256 in Base64, 44 characters of which the last is =");
        }
        if (PlainText.isEmpty(stamp.type())) {
            findings.missing("stamp.stampType", option, transfer, stamp.type(), "write 01");
        } else if (!TYPE.equals(stamp.type())) {
            findings.fault(
                    "stamp.stampType", option, transfer, stamp.type(), "the only type there is is 01: write that");
        }
        if (PlainText.isEmpty(stamp.province())) {
            findings.missing(
                    "stamp.provincialResidence",
                    option,
                    transfer,
                    stamp.province(),
                    "write the two letters of the province where the payer lives");
        } else if (!Provinces.isTwoLetters(stamp.province())) {
            findings.fault(
                    "stamp.provincialResidence",
                    option,
                    transfer,
                    stamp.province(),
                    "a province is two capital letters, such as MI or RM: write those");
        }
    }

    private static boolean isHash(String hash) {
        if (hash.length() != HASH_LENGTH || hash.charAt(HASH_LENGTH - 1) != '=') {
            return false;
        }
        for (int i = 0; i < HASH_LENGTH - 1; i++) {
            char c = hash.charAt(i);
            boolean base64 =
                    c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            if (!base64) {
                return false;
            }
        }
        return true;
    }
}
