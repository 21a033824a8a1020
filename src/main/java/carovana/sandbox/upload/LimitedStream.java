package carovana.sandbox.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that must not be longer than so many bytes. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long count;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** There was more than the limit. */
    static final class Exceeded extends IOException {}

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int some = super.read(target, from, length);
        counted(Math.max(some, 0));
        return some;
    }

    private void counted(int bytes) throws Exceeded {
        count += bytes;
        if (count > limit) {
            throw new Exceeded();
        }
    }

    boolean isExceeded() {
        return count > limit;
    }

    boolean isEmpty() {
        return count == 0;
    }
}
