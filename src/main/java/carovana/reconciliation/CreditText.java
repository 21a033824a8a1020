package carovana.reconciliation;

import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.FlowId;
import carovana.positions.FiscalCodeMask;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a bank's free text says of the credit: {@code /PUR/LGPE-RIVERSAMENTO/URI/<flow>} for a cumulative one,
 * {@code /RFB/<iuv>/…} or {@code /RFS/<iuv>/…} for a single one (SACI). Banks change case and separators, put blanks and
 * line breaks anywhere, write before and after it, and cut it off.
 *
 * @param reading what it is
 * @param iuf the flow, as it stands there without blanks; null when there is none
 * @param iuv the payment; null when there is none
 * @param fragment what stands where the identifier should be, for a person: up to the next separator, since names may
 *     follow, and without persons' fiscal codes; empty when that can be no part of one; null where nothing is missing
 */
public record CreditText(Reading reading, String iuf, String iuv, String fragment) {

    private static final int READ = 1000;
    private static final int LONGEST_ID = 35;
    private static final String GAP = "[\\s/.\\-]*";
    private static final Pattern CUMULATIVE = anyCase(spread("PUR") + GAP + spread("LGPE") + GAP
            + spread("RIVERSAMENTO") + GAP + "(?:" + spread("TXT") + "[\\s/.].{0,60}?[\\s/.])?" + spread("URI")
            + "(?![A-Z])[\\s/.]*(.*)");
    private static final Pattern TAG = anyCase(spread("LGPE") + GAP + spread("RIVERSAMENTO"));
    private static final Pattern SINGLE = anyCase("(?:^|[^A-Z0-9])R\\s?F\\s?[SB](?![A-Z0-9])[\\s/.]*(.*)");

    /** A day, the PSP, a hyphen, the free part; up to the last one blanks may stand anywhere. */
    private static final Pattern FLOW = Pattern.compile("(?:\\d\\s*){4}-\\s*(?:\\d\\s*){2}-\\s*(?:\\d\\s*){2}"
            + "[A-Za-z0-9_](?:\\s*[A-Za-z0-9_])*\\s*-\\s*[A-Za-z0-9_\\-]+");

    /** A piece behind a line break that can only be the rest of an id: it has a digit. */
    private static final Pattern REST =
            Pattern.compile("\\s*?[\\r\\n]\\s*([A-Za-z0-9_\\-]*\\d[A-Za-z0-9_\\-]*)(?=\\s|/|$)");

    /** Up to the next separator, with a digit: an identifier has one, and most names have none. */
    private static final Pattern PIECE =
            Pattern.compile("[\\s/.\\-]*((?=[^\\s/.]*\\d)[^\\s/.]{1,%d})".formatted(LONGEST_ID));

    /** Creditor references: ISO 11649, or the node's own 15 to 17 digits. */
    private static final Pattern IUV = Pattern.compile("RF\\d{2}[A-Z0-9]{1,21}|\\d{15,17}");

    /** @param text as the bank gives it; null is empty */
    public static CreditText read(String text) {
        var whole = text == null ? "" : text.substring(0, Math.min(READ, text.length()));
        var cumulative = CUMULATIVE.matcher(whole);
        if (cumulative.find()) {
            return flow(cumulative.group(1));
        }
        var tag = TAG.matcher(whole);
        if (tag.find()) {
            return unreadable(whole.substring(tag.end()));
        }
        var single = SINGLE.matcher(whole);
        return single.find() ? payment(single.group(1)) : new CreditText(Reading.OTHER, null, null, null);
    }

    private static CreditText flow(String rest) {
        var id = FLOW.matcher(rest);
        if (!id.lookingAt()) {
            return unreadable(rest);
        }
        var iuf = withoutBlanks(id.group());
        var more = REST.matcher(rest).region(id.end(), rest.length());
        if (more.lookingAt() && iuf.length() + more.group(1).length() <= LONGEST_ID) {
            iuf += more.group(1);
        }
        return FlowId.isWellFormed(iuf) ? new CreditText(Reading.FLOW, iuf, null, null) : unreadable(rest);
    }

    private static CreditText payment(String rest) {
        for (var ends : List.of("[/.\\s]", "[/.]")) {
            var iuv = withoutBlanks(rest.split(ends, 2)[0]).toUpperCase(Locale.ROOT);
            if (IUV.matcher(iuv).matches()) {
                return new CreditText(Reading.PAYMENT, null, iuv, null);
            }
        }
        return unreadable(rest);
    }

    private static CreditText unreadable(String rest) {
        var piece = PIECE.matcher(rest);
        return new CreditText(
                Reading.UNREADABLE, null, null, piece.lookingAt() ? FiscalCodeMask.mask(piece.group(1)) : "");
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static Pattern anyCase(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static String spread(String word) {
        return String.join("\\s*", word.split(""));
    }
}
