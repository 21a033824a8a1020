package carovana.documents.vault;

import java.io.IOException;
import java.io.OutputStream;

/** Locks what is written, chunk by chunk. Closed before it is finished it stays without an end, and nobody can open it. */
public final class Locking extends OutputStream {

    private final OutputStream out;
    private final Lock lock;
    private final byte[] chunk = new byte[Lock.CHUNK];
    private int filled;
    private int index;
    private boolean finished;

    Locking(OutputStream out, Lock lock) {
        this.out = out;
        this.lock = lock;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        for (int left = length; left > 0; ) {
            if (filled == chunk.length) {
                writeChunk(false);
            }
            int taken = Math.min(left, chunk.length - filled);
            System.arraycopy(bytes, at, chunk, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
        }
    }

    private void writeChunk(boolean last) throws IOException {
        out.write(lock.lock(chunk, filled, index, last));
        index = Math.incrementExact(index);
        filled = 0;
    }

    /** Writes the end: from here on it is whole. */
    public void finish() throws IOException {
        if (!finished) {
            finished = true;
            writeChunk(true);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
