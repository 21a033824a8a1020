package carovana.positions;

import java.text.Normalizer;

/**
 * Whether a name can be the one that the first six letters of a codice fiscale were made of.
 *
 * <p>Surname: its first three consonants, then vowels, then X. First name: the first, third and fourth consonant if it
 * has four, else as the surname. Which words of a name are the surname is not known and married names add words, so any
 * neighbouring words may be either: only a name that fits in no way at all is odd.
 */
final class NameFit {

    private static final int WORDS = 12;

    private NameFit() {}

    /** @param code a well-formed personal code */
    static boolean fits(String code, String fullName) {
        int firstOdd = firstNonAscii(fullName);
        if (firstOdd < 0) {
            return fitsPlain(code, fullName);
        }
        var stripped = Normalizer.normalize(fullName, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        if (fitsPlain(code, stripped)) {
            return true;
        }
        // the Agenzia writes umlauts with an e; other letters that are not Italian cannot be judged here
        var umlauts =
                fullName.replaceAll("[äÄæÆ]", "AE").replaceAll("[öÖøØœŒ]", "OE").replaceAll("[üÜ]", "UE");
        var spelled = Normalizer.normalize(umlauts.replace("ß", "SS"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[’‘`´]", "'");
        return firstNonAscii(spelled) >= 0 || fitsPlain(code, spelled);
    }

    private static boolean fitsPlain(String code, String name) {
        boolean surname = false;
        boolean firstName = false;
        int words = 0;
        for (int from = 0; from < name.length() && words < WORDS; from++) {
            if (isSeparator(name.charAt(from)) || from > 0 && !isSeparator(name.charAt(from - 1))) {
                continue;
            }
            words++;
            for (int to = from + 1; to <= name.length(); to++) {
                if (to == name.length() || isSeparator(name.charAt(to)) && !isSeparator(name.charAt(to - 1))) {
                    surname = surname || isBlock(code, 0, name, from, to, false);
                    firstName = firstName || isBlock(code, 3, name, from, to, true);
                    if (surname && firstName) {
                        return true;
                    }
                }
            }
        }
        return words == 0 || words == WORDS;
    }

    /** Whether three letters of the code are the block of the letters between two places of the name. */
    private static boolean isBlock(String code, int at, String name, int from, int to, boolean firstName) {
        int consonants = 0;
        int vowels = 0;
        long found = 0;
        long foundVowels = 0;
        for (int i = from; i < to && consonants < 4; i++) {
            int letter = name.charAt(i) & ~0x20;
            if (letter < 'A' || letter > 'Z') {
                continue;
            }
            if (isVowel(letter)) {
                if (vowels < 3) {
                    foundVowels |= (long) letter << (8 * vowels++);
                }
            } else {
                found |= (long) letter << (8 * consonants++);
            }
        }
        if (firstName && consonants == 4) {
            found = found & 0xFF | found >> 8 & 0xFFFF00;
        } else if (consonants < 3) {
            found |= (foundVowels | 0x585858L << (8 * vowels)) << (8 * consonants);
        }
        long wanted = code.charAt(at) | (long) code.charAt(at + 1) << 8 | (long) code.charAt(at + 2) << 16;
        return (found & 0xFFFFFF) == wanted;
    }

    private static boolean isVowel(int letter) {
        return letter == 'A' || letter == 'E' || letter == 'I' || letter == 'O' || letter == 'U';
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == ',' || c == '/';
    }

    private static int firstNonAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > 0x7E) {
                return i;
            }
        }
        return -1;
    }
}
