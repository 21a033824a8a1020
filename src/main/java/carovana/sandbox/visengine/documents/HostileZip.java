package carovana.sandbox.visengine.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What nobody should unpack, or what is no zip at all. Offsets: the ZIP file format specification, 4.3.7 and 4.3.12. */
final class HostileZip {

    private static final Map<DocumentTrouble, String> BAD_NAMES = Map.of(
            DocumentTrouble.ZIP_SLIP, "../../fuori.pdf",
            DocumentTrouble.ABSOLUTE_PATH, "/etc/fuori.pdf",
            DocumentTrouble.BACKSLASH, "..\\fuori.pdf");

    private static final byte[] LOCAL = {'P', 'K', 3, 4};
    private static final byte[] CENTRAL = {'P', 'K', 1, 2};
    private static final int LOCAL_FLAGS = 6;
    private static final int LOCAL_NAME = 30;
    private static final int CENTRAL_MADE_ON = 5;
    private static final int CENTRAL_FLAGS = 8;
    private static final int CENTRAL_MODE = 40;
    private static final int CENTRAL_NAME = 46;
    private static final byte UNIX = 3;
    private static final int LINK = 0120777;

    private static final int BOMB_PARTS = 16;
    private static final int BOMB_PART = 16 * 1024 * 1024;
    private static final int MANY = 10_001;
    private static final int LARGE = 26 * 1024 * 1024;

    private HostileZip() {}

    /** Whether the trouble is with the content, and not with the answer around it. */
    static boolean makes(DocumentTrouble trouble) {
        return switch (trouble) {
            case NONE, TRUNCATED_BASE64, ILLEGAL_BASE64, WRONG_SIZE, BROKEN_ANSWER, NAME_SIZE -> false;
            default -> true;
        };
    }

    static void write(Wanted wanted, OutputStream out) throws IOException {
        byte[] pdf = Pdf.of(wanted.lines());
        switch (wanted.trouble()) {
            case ZIP_SLIP, ABSOLUTE_PATH, BACKSLASH ->
                out.write(zip("documento.pdf", pdf, BAD_NAMES.get(wanted.trouble()), pdf));
            case BOMB -> many(out, BOMB_PARTS, BOMB_PART);
            case MANY_ENTRIES -> many(out, MANY, 1);
            case LARGE_ENTRY -> large(out, wanted);
            case NESTED -> out.write(zip("documento.pdf", pdf, "altri.zip", zip("dentro.pdf", pdf)));
            case ENCRYPTED -> out.write(encrypted(zip("documento.pdf", pdf)));
            case SYMLINK -> out.write(linked(zip("documento.pdf", "/etc/passwd".getBytes(StandardCharsets.UTF_8))));
            case DUPLICATE_NAMES -> out.write(renamed(zip("documento.pdf", pdf, "Documento.pdf", pdf)));
            case DISGUISED ->
                out.write(zip("documento.pdf", "MZ, and this is no PDF".getBytes(StandardCharsets.UTF_8)));
            case EMPTY -> out.write(zip());
            case BROKEN_ZIP -> {
                byte[] whole = zip("documento.pdf", pdf, "ricevuta.pdf", pdf);
                out.write(whole, 0, whole.length / 2);
            }
            case BARE_PDF -> out.write(pdf);
            case NO_ZIP ->
                out.write("<html><body>Servizio in manutenzione</body></html>".getBytes(StandardCharsets.UTF_8));
            default -> throw new IllegalArgumentException(wanted.trouble().word());
        }
    }

    /** @param content names and bytes, in turn */
    private static byte[] zip(Object... content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < content.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) content[i]));
                zip.write((byte[]) content[i + 1]);
            }
        }
        return bytes.toByteArray();
    }

    /** Entries of zeros, of which next to nothing is left when they are compressed. */
    private static void many(OutputStream out, int entries, int size) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        var zeros = new byte[size];
        for (int i = 0; i < entries; i++) {
            zip.putNextEntry(new ZipEntry("pagina-%05d.pdf".formatted(i)));
            zip.write(zeros);
        }
        zip.finish();
    }

    private static void large(OutputStream out, Wanted wanted) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("documento.pdf"));
        Pdf.write(zip, wanted.lines(), LARGE);
        zip.finish();
    }

    /** Only says so: whoever asks for a password has understood. */
    private static byte[] encrypted(byte[] zip) {
        zip[find(zip, LOCAL, 0) + LOCAL_FLAGS] |= 1;
        zip[find(zip, CENTRAL, 0) + CENTRAL_FLAGS] |= 1;
        return zip;
    }

    private static byte[] linked(byte[] zip) {
        int entry = find(zip, CENTRAL, 0);
        zip[entry + CENTRAL_MADE_ON] = UNIX;
        zip[entry + CENTRAL_MODE] = (byte) LINK;
        zip[entry + CENTRAL_MODE + 1] = (byte) (LINK >> 8);
        return zip;
    }

    /** Java does not write a name twice, so the second one is put over afterwards. */
    private static byte[] renamed(byte[] zip) {
        int local = find(zip, LOCAL, find(zip, LOCAL, 0) + 1);
        int central = find(zip, CENTRAL, find(zip, CENTRAL, 0) + 1);
        zip[local + LOCAL_NAME] = 'd';
        zip[central + CENTRAL_NAME] = 'd';
        return zip;
    }

    private static int find(byte[] bytes, byte[] signature, int from) {
        int at = from;
        while (!Arrays.equals(bytes, at, at + signature.length, signature, 0, signature.length)) {
            at++;
        }
        return at;
    }
}
