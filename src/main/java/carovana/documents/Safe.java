package carovana.documents;

import carovana.documents.vault.Vault;
import carovana.ledger.documents.KeptFile;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps files of a request locked, and opens them; nothing of them is on disk in clear at any time. */
@Component
class Safe {

    private final Vault vault;
    private final Storage storage;
    private final DocumentSettings settings;

    Safe(Vault vault, Storage storage, DocumentSettings settings) {
        this.vault = vault;
        this.storage = storage;
        this.settings = settings;
    }

    /** Writes a file in clear. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** What a file is while it grows: closed, it is whole and in storage. */
    final class Growing extends FilterOutputStream {
        private final String folder;
        private final String name;
        private final KeptFile.Kind kind;
        private final Path file;
        private final carovana.documents.vault.Locking locking;
        private final MessageDigest hash;
        private long size;

        private Growing(String organization, String folder, String name, KeptFile.Kind kind) throws IOException {
            super(OutputStream.nullOutputStream());
            this.folder = folder;
            this.name = name;
            this.kind = kind;
            file = workFile();
            hash = ScanReader.sha256();
            locking = vault.lock(file, organization, context(folder, name));
            out = new DigestOutputStream(locking, hash);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            size += length;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        /** Finishes it and puts it into storage. */
        KeptFile keep() throws IOException {
            locking.finish();
            locking.close();
            storage.keep(folder, name, file);
            return new KeptFile(name, kind, size, HexFormat.of().formatHex(hash.digest()));
        }

        @Override
        public void close() throws IOException {
            locking.close();
            Files.deleteIfExists(file);
        }
    }

    Path workFile() {
        return settings.work().resolve(UUID.randomUUID() + ".locked");
    }

    Growing grow(String organization, String folder, String name, KeptFile.Kind kind) throws IOException {
        return new Growing(organization, folder, name, kind);
    }

    KeptFile keep(String organization, String folder, String name, KeptFile.Kind kind, Content content)
            throws IOException {
        try (var growing = grow(organization, folder, name, kind)) {
            content.writeTo(growing);
            return growing.keep();
        }
    }

    /** Writes a kept file in clear to where it is wanted. */
    void open(String organization, String folder, String name, OutputStream out) throws IOException {
        storage.read(folder, name, in -> vault.open(in, organization, context(folder, name))
                .transferTo(out));
    }

    void forget(String folder, String name) throws IOException {
        storage.forget(folder, name);
    }

    /** A file cannot be taken for another one's, nor for another request's. */
    static String context(String folder, String name) {
        return folder + "/" + name;
    }
}
