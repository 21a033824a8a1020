package carovana.upstream.upload;

import carovana.positions.DebtPosition;
import carovana.upstream.gpd.GpdRequests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip with one JSON of many positions, as pagoPA's massive upload takes it; written as it grows. */
public final class UploadFile implements AutoCloseable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final GpdRequests words;
    private long size;
    private boolean begun;

    public UploadFile(String name, GpdRequests words) throws IOException {
        this.words = words;
        zip.putNextEntry(new ZipEntry(name + ".json"));
        write("{\"paymentPositions\":[");
    }

    public void add(DebtPosition position) throws IOException {
        write(begun ? "," : "");
        write(words.body(position));
        begun = true;
    }

    /** Of the JSON so far, in bytes. */
    public long size() {
        return size;
    }

    public byte[] finished() throws IOException {
        write("]}");
        zip.closeEntry();
        zip.finish();
        return bytes.toByteArray();
    }

    private void write(String text) throws IOException {
        var written = text.getBytes(StandardCharsets.UTF_8);
        zip.write(written);
        size += written.length;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
