package carovana.sandbox.visengine.documents;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Writes a document as Visengine answers it, base64 inside JSON, while it is read from its file. */
public final class DocumentAnswer {

    private static final int WRONG_BY = 7;

    private DocumentAnswer() {}

    public static void write(String id, Path content, DocumentTrouble trouble, OutputStream out) throws IOException {
        long size = Files.size(content);
        text(out, "{\"data\":{%s,\"file\":\"".formatted(head(id, size, trouble)));
        long letters = (size + 2) / 3 * 4;
        var part = new PartOf(out, isCut(trouble) ? letters / 8 * 4 + 1 : letters);
        if (trouble == DocumentTrouble.ILLEGAL_BASE64) {
            text(part, "%%*");
        }
        try (OutputStream base64 = Base64.getEncoder().wrap(part)) {
            Files.copy(content, base64);
        }
        if (trouble != DocumentTrouble.BROKEN_ANSWER) {
            text(out, "\"},\"success\":true,\"message\":\"\",\"error\":null}");
        }
    }

    /** One letter more than a group of four: no reader can take that for the end. */
    private static boolean isCut(DocumentTrouble trouble) {
        return trouble == DocumentTrouble.TRUNCATED_BASE64 || trouble == DocumentTrouble.BROKEN_ANSWER;
    }

    private static String head(String id, long size, DocumentTrouble trouble) {
        return switch (trouble) {
            case NAME_SIZE -> "\"name\":\"%s.zip\",\"size\":\"%d\"".formatted(id, size);
            case BARE_PDF -> "\"nome\":\"%s.pdf\",\"dimensione\":%d".formatted(id, size);
            case WRONG_SIZE -> "\"nome\":\"%s.zip\",\"dimensione\":%d".formatted(id, size + WRONG_BY);
            default -> "\"nome\":\"%s.zip\",\"dimensione\":%d".formatted(id, size);
        };
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Lets so many bytes through, and does not close what it writes to. */
    private static final class PartOf extends FilterOutputStream {

        private long left;

        private PartOf(OutputStream out, long most) {
            super(out);
            left = most;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int some = (int) Math.min(left, length);
            out.write(bytes, from, some);
            left -= some;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
