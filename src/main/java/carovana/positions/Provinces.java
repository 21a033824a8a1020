package carovana.positions;

import java.util.Set;

/**
 * The two-letter signs (sigle automobilistiche) of the provinces. Laws change them, Sardinia's most of all: an unknown
 * one is worth a word, never a refusal.
 */
final class Provinces {

    /** What back offices write for somebody who lives abroad. */
    private static final String ABROAD = "EE";

    private static final Set<String> SIGNS =
            Set.of(("AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH"
                            + " CL CN CO CR CS CT CZ EN FC FE FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO"
                            + " MS MT NA NO NU OR PA PC PD PE PG PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR"
                            + " SS SU SV TA TE TN TO TP TR TS TV UD VA VB VC VE VI VR VT VV")
                    .split(" "));

    private Provinces() {}

    static boolean isTwoLetters(String province) {
        return province.length() == 2 && isCapital(province.charAt(0)) && isCapital(province.charAt(1));
    }

    static boolean isKnown(String province) {
        return SIGNS.contains(province) || province.equals(ABROAD);
    }

    static int count() {
        return SIGNS.size();
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
