package carovana.access;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request: broken off when it grows over a limit, and known from the disk when its reading fails. */
public final class SentBody extends FilterInputStream {

    private final long limit;
    private long read;

    public SentBody(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(bytes, offset, length);
        } catch (IOException gone) {
            throw new CutOff(gone);
        }
        read += Math.max(0, count);
        if (read > limit) {
            throw new TooLarge();
        }
        return count;
    }

    /** A body is larger than what its door takes. */
    public static final class TooLarge extends IOException {}

    /** The sender went away before the body was whole. */
    public static final class CutOff extends IOException {
        CutOff(IOException cause) {
            super("The body was cut off before its end: send it again, whole", cause);
        }
    }
}
