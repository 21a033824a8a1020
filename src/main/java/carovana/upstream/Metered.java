package carovana.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets no more through than is allowed, in all and without anything coming of it. */
final class Metered extends FilterInputStream {

    /** A comment, an attribute or blanks of a megabyte are none of pagoPA's. */
    private static final int IDLE = 1024 * 1024;

    private final long largest;
    private long taken;
    private long idle;

    Metered(InputStream in, long largest) {
        super(in);
        this.largest = largest;
    }

    /** It is too much. */
    static final class Exceeded extends IOException {
        private Exceeded(String message) {
            super(message);
        }
    }

    void wasUseful() {
        idle = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int bytes) throws Exceeded {
        taken += bytes;
        idle += bytes;
        if (taken > largest) {
            throw new Exceeded("it is larger than %d bytes".formatted(largest));
        }
        if (idle > IDLE) {
            throw new Exceeded("a megabyte of it, before byte %d, has no element".formatted(taken));
        }
    }
}
