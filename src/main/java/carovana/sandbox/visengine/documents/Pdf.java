package carovana.sandbox.visengine.documents;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A PDF of one page with some lines of text, the smallest that every reader opens (ISO 32000-1). */
final class Pdf {

    /** What WinAnsiEncoding is elsewhere called. */
    private static final Charset LETTERS = Charset.forName("windows-1252");

    private static final int PIECE = 64 * 1024;

    private final CountedStream out;
    private final List<Long> objects = new ArrayList<>();

    private Pdf(OutputStream out) {
        this.out = new CountedStream(out);
    }

    static byte[] of(List<String> lines) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(bytes, lines, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param ballast bytes of an attachment that no compression makes smaller */
    static void write(OutputStream to, List<String> lines, long ballast) throws IOException {
        var pdf = new Pdf(to);
        pdf.text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
                + " /Resources << /Font << /F1 4 0 R >> >> >>");
        pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        String page = page(lines);
        pdf.object("<< /Length %d >>\nstream\n%s\nendstream".formatted(page.length(), page));
        if (ballast > 0) {
            pdf.ballast(ballast);
        }
        pdf.end();
    }

    private static String page(List<String> lines) {
        var page = new StringBuilder("BT /F1 14 Tf 20 TL 72 770 Td");
        for (String line : lines) {
            page.append(" (").append(line.replaceAll("([\\\\()])", "\\\\$1")).append(") Tj T*");
        }
        return page.append(" ET").toString();
    }

    private void object(String content) throws IOException {
        begin();
        text(content + "\nendobj\n");
    }

    private void begin() throws IOException {
        objects.add(out.count);
        text(objects.size() + " 0 obj\n");
    }

    private void ballast(long length) throws IOException {
        begin();
        text("<< /Length %d >>\nstream\n".formatted(length));
        var random = new Random(length);
        var piece = new byte[PIECE];
        for (long left = length; left > 0; left -= PIECE) {
            random.nextBytes(piece);
            out.write(piece, 0, (int) Math.min(left, PIECE));
        }
        text("\nendstream\nendobj\n");
    }

    private void end() throws IOException {
        long table = out.count;
        int entries = objects.size() + 1;
        text("xref\n0 %d\n0000000000 65535 f \n".formatted(entries));
        for (long at : objects) {
            text("%010d 00000 n \n".formatted(at));
        }
        text("trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(entries, table));
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(LETTERS));
    }

    /** Where each object begins must be known at the end. */
    private static final class CountedStream extends FilterOutputStream {

        private long count;

        private CountedStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            count += length;
        }
    }
}
