package carovana.ledger.payments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was received, byte for byte, compressed and in parts: neither side needs it whole in memory. */
@Repository("ledgerDocuments")
public class Documents {

    /** H2's bytea has a megabyte at most. */
    private static final int PART = 512 * 1024;

    /** The sequence's step. */
    static final int IDS = 1000;

    private final JdbcTemplate jdbc;

    Documents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The first of so many numbers that follow each other, {@link #IDS} at most. */
    long nextIds() {
        return jdbc.queryForObject("select nextval('document_id')", Long.class);
    }

    /**
     * @return the number by which it is opened again
     * @throws UncheckedIOException when it breaks off: then nothing is kept
     */
    @Transactional
    public long keep(InputStream content) {
        long id = nextIds();
        keep(id, content);
        return id;
    }

    void keep(long id, InputStream content) {
        try (var compressed = new GZIPOutputStream(new Parts(id))) {
            content.transferTo(compressed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void keep(long id, byte[] content) {
        keep(id, new ByteArrayInputStream(content));
    }

    /** @throws IllegalArgumentException when there is none */
    public InputStream open(long id) {
        try {
            return new GZIPInputStream(new Joined(id), PART);
        } catch (IOException none) {
            throw new IllegalArgumentException("There is no document " + id, none);
        }
    }

    private final class Parts extends OutputStream {
        private final long id;
        private final byte[] part = new byte[PART];
        private int filled;
        private int number;

        private Parts(long id) {
            this.id = id;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            for (int done = 0; done < length; ) {
                int fits = Math.min(length - done, PART - filled);
                System.arraycopy(bytes, from + done, part, filled, fits);
                filled += fits;
                done += fits;
                if (filled == PART) {
                    store();
                }
            }
        }

        @Override
        public void close() {
            if (filled > 0) {
                store();
            }
        }

        private void store() {
            jdbc.update(
                    "insert into document (id, part, bytes) values (?, ?, ?)",
                    id,
                    number++,
                    Arrays.copyOf(part, filled));
            filled = 0;
        }
    }

    private final class Joined extends InputStream {
        private final long id;
        private byte[] part = new byte[0];
        private int read;
        private int number;

        private Joined(long id) {
            this.id = id;
        }

        @Override
        public int read() {
            return hasMore() ? part[read++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int some = Math.min(length, part.length - read);
            System.arraycopy(part, read, into, from, some);
            read += some;
            return some;
        }

        private boolean hasMore() {
            if (read < part.length) {
                return true;
            }
            var next = jdbc.queryForList(
                    "select bytes from document where id = ? and part = ?", byte[].class, id, number++);
            part = next.isEmpty() ? new byte[0] : next.get(0);
            read = 0;
            return part.length > 0;
        }

        @Override
        public int available() {
            return part.length - read;
        }
    }
}
