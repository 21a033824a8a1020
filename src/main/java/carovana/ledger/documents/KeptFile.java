package carovana.ledger.documents;

import java.time.LocalDateTime;

/**
 * A locked file in storage.
 *
 * @param name ours, in the request's folder
 * @param size in clear, bytes
 * @param sha256 of what it is in clear, hexadecimal
 * @param purgedAt when it was deleted, UTC; null while it is there
 */
public record KeptFile(String name, Kind kind, long size, String sha256, LocalDateTime purgedAt) {

    public enum Kind {
        INPUT,
        RESULT,
        QUARANTINE
    }

    public KeptFile(String name, Kind kind, long size, String sha256) {
        this(name, kind, size, sha256, null);
    }
}
