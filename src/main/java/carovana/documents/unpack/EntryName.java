package carovana.documents.unpack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** A name in a zip: never a path of ours, and suspicious when it wants to be one. */
final class EntryName {

    private static final int LONGEST = 255;

    private EntryName() {}

    static String read(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException oldProgram) {
            return new String(raw, StandardCharsets.ISO_8859_1);
        }
    }

    /** @throws Hostile when it leads out of the folder, or cannot be seen */
    static void check(String name) throws Hostile {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new Hostile("a file in the zip has a name of %d characters".formatted(name.length()));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new Hostile("a file in the zip has a character in its name that cannot be seen");
        }
        if (name.startsWith("/")
                || name.contains("\\")
                || name.matches("[A-Za-z]:.*")
                || Arrays.asList(name.split("/")).contains("..")) {
            throw new Hostile("a file in the zip has a name that leads out of its folder");
        }
    }

    /** Two names that one disk or another would take for the same are the same. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
