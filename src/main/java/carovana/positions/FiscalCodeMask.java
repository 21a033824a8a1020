package carovana.positions;

import java.util.regex.Pattern;

/**
 * Makes a person's fiscal code unreadable where it is written by chance: {@code VRD***…05W} still tells two of them
 * apart. The 11-digit codes of organizations are not personal and stay.
 */
public final class FiscalCodeMask {

    /** Letters may stand for digits (omocodia), yet one digit at least is asked for: else many a word would match. */
    private static final Pattern CODE = Pattern.compile(
            "(?i)(?=[A-Z]{6}[A-Z]{0,8}\\d)([A-Z]{3})[A-Z]{3}[\\dLMNP-V]{2}[A-EHLMPR-T][\\dLMNP-V]{2}[A-Z]"
                    + "[\\dLMNP-V]([\\dLMNP-V]{2}[A-Z])");

    private FiscalCodeMask() {}

    public static String mask(String text) {
        return CODE.matcher(text).replaceAll("$1***…$2");
    }
}
