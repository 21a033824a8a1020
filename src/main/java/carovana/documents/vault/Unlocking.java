package carovana.documents.vault;

import java.io.IOException;
import java.io.InputStream;

/** Reads what was locked, chunk by chunk; its end is told only when it was the last chunk's. */
final class Unlocking extends InputStream {

    private final InputStream in;
    private final Lock lock;
    private final byte[] locked = new byte[Lock.LOCKED_CHUNK];
    private byte[] plain = new byte[0];
    private int at;
    private int index;
    private int ahead = -1;
    private boolean ended;

    Unlocking(InputStream in, Lock lock) throws IOException {
        this.in = in;
        this.lock = lock;
        ahead = in.read();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == plain.length) {
            if (ended) {
                return -1;
            }
            nextChunk();
        }
        int taken = Math.min(length, plain.length - at);
        System.arraycopy(plain, at, into, from, taken);
        at += taken;
        return taken;
    }

    /** One byte is read ahead: whether something follows decides whether this must be the last. */
    private void nextChunk() throws IOException {
        if (ahead < 0) {
            throw Lock.broken();
        }
        locked[0] = (byte) ahead;
        int length = 1 + in.readNBytes(locked, 1, locked.length - 1);
        ahead = length == locked.length ? in.read() : -1;
        ended = ahead < 0;
        plain = lock.unlock(locked, length, index, ended);
        index = Math.incrementExact(index);
        at = 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
