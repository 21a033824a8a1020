package carovana.ledger.payments;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A reporting flow's identity within an organization: the same id may come to two organizations.
 *
 * @param organization fiscal code of who asked for it, 11 digits
 * @param iuf the flow's id as it was listed, up to 35 characters
 * @param psp who sent it, up to 35 characters; empty when nobody says
 */
public record FlowId(String organization, String iuf, String psp) {

    /** FdR's naming rule: day, PSP, hyphen, free part; 10 to 35 characters in all. */
    private static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([A-Za-z0-9_]+)-[A-Za-z0-9_\\-]+");

    private static final int SHORTEST = 10;
    private static final int LONGEST = 35;

    public FlowId {
        psp = psp == null || psp.isEmpty() ? pspOf(iuf) : psp;
    }

    public boolean isWellFormed() {
        return isWellFormed(iuf);
    }

    public static boolean isWellFormed(String iuf) {
        return iuf.length() >= SHORTEST
                && iuf.length() <= LONGEST
                && NAME.matcher(iuf).matches();
    }

    /** How banks and flows are compared: they do not agree on upper and lower case. */
    public static String key(String iuf) {
        return iuf.toUpperCase(Locale.ROOT);
    }

    public String key() {
        return key(iuf);
    }

    /** The flow's id, and the PSP where the id does not tell it. */
    public String told() {
        return psp.equals(pspOf(iuf)) ? iuf : iuf + "/" + psp;
    }

    private static String pspOf(String iuf) {
        var name = NAME.matcher(iuf);
        return name.matches() ? name.group(1) : "";
    }
}
