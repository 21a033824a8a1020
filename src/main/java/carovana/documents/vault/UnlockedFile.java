package carovana.documents.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A locked file that is read anywhere, so that a zip is opened without ever standing on disk in clear. */
public final class UnlockedFile implements SeekableByteChannel {

    private final SeekableByteChannel file;
    private final Lock lock;
    private final int chunks;
    private final long size;
    private byte[] plain;
    private int plainIndex = -1;
    private long position;

    UnlockedFile(SeekableByteChannel file, Lock lock) throws IOException {
        this.file = file;
        this.lock = lock;
        long locked = file.size() - Lock.HEADER;
        chunks = Math.toIntExact((locked + Lock.LOCKED_CHUNK - 1) / Lock.LOCKED_CHUNK);
        size = locked - (long) chunks * Lock.TAG;
        if (chunks == 0 || size < 0) {
            throw Lock.broken();
        }
        load(chunks - 1); // the end is there, so the length is what it was
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        int read = 0;
        while (into.hasRemaining() && position < size) {
            load((int) (position / Lock.CHUNK));
            int at = (int) (position % Lock.CHUNK);
            int taken = Math.min(into.remaining(), plain.length - at);
            into.put(plain, at, taken);
            position += taken;
            read += taken;
        }
        return read;
    }

    private void load(int index) throws IOException {
        if (plainIndex == index) {
            return;
        }
        var locked = ByteBuffer.allocate(Lock.LOCKED_CHUNK);
        file.position(Lock.HEADER + (long) index * Lock.LOCKED_CHUNK);
        while (locked.hasRemaining() && file.read(locked) >= 0) {
            // until it is whole, or the file ends
        }
        plain = lock.unlock(locked.array(), locked.position(), index, index == chunks - 1);
        plainIndex = index;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("A position is not below zero, was " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
