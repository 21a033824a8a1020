package carovana.sandbox.visengine.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What an office gets for its money: a zip with the document and a receipt, or with as many parts as its size takes. */
final class GoodZip {

    /** Below what careful readers take from one entry. */
    private static final long LARGEST_PART = 20_000_000;

    private GoodZip() {}

    static void write(Wanted wanted, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.setLevel(wanted.bytes() > 0 ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
        part(zip, "documento.pdf", wanted.lines(), Math.min(wanted.bytes(), LARGEST_PART));
        long left = wanted.bytes() - LARGEST_PART;
        for (int number = 2; left > 0; number++, left -= LARGEST_PART) {
            part(zip, "allegato-%d.pdf".formatted(number), wanted.lines(), Math.min(left, LARGEST_PART));
        }
        part(zip, "ricevuta.pdf", receipt(wanted), 0);
        zip.finish();
        zip.flush();
    }

    private static void part(ZipOutputStream zip, String name, List<String> lines, long bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Pdf.write(zip, lines, bytes);
        zip.closeEntry();
    }

    private static List<String> receipt(Wanted wanted) {
        var lines = new ArrayList<String>();
        lines.add("Ricevuta (presa in carico)");
        lines.addAll(wanted.lines());
        return lines;
    }
}
