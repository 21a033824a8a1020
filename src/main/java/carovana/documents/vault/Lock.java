package carovana.documents.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The form of a locked file: a header (magic, version, number of the secret, salt), then chunks of 64 KiB, each locked
 * by itself with its place and with whether it is the last. So a chunk that was changed, moved, left out or cut off is
 * found where it is read, and any chunk can be read without those before it.
 */
final class Lock {

    static final byte[] MAGIC = {'C', 'R', 'V', 'A', 1};
    static final int SALT = 32;
    static final int HEADER = MAGIC.length + VaultKeys.NUMBER + SALT;
    static final int CHUNK = 64 * 1024;
    static final int TAG = 16;
    static final int LOCKED_CHUNK = CHUNK + TAG;

    private static final int NONCE = 12;

    private final SecretKeySpec key;
    private final byte[] header;
    private final Cipher cipher;

    Lock(SecretKeySpec key, byte[] header) {
        this.key = key;
        this.header = header;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    byte[] lock(byte[] plain, int length, int index, boolean last) {
        try {
            begin(Cipher.ENCRYPT_MODE, index, last);
            return cipher.doFinal(plain, 0, length);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    /** @throws IOException when it is not the chunk that was locked at this place */
    byte[] unlock(byte[] locked, int length, int index, boolean last) throws IOException {
        try {
            begin(Cipher.DECRYPT_MODE, index, last);
            return cipher.doFinal(locked, 0, length);
        } catch (AEADBadTagException changed) {
            throw broken();
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    static IOException broken() {
        return new IOException("This locked file was changed, cut off or exchanged: take it from a backup");
    }

    private void begin(int mode, int index, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(NONCE)
                .putInt(NONCE - Integer.BYTES - 1, index)
                .put(NONCE - 1, (byte) (last ? 1 : 0))
                .array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        cipher.updateAAD(header);
    }
}
