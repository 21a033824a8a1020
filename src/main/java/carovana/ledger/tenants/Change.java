package carovana.ledger.tenants;

import java.time.Instant;

/**
 * What somebody did to a tenant or a config.
 *
 * @param version of what it made
 * @param who the name of the key, never the key
 * @param changes JSON, without secrets
 */
public record Change(
        Kind kind, String proxy, String id, long version, Instant at, String who, Action action, String changes) {

    public enum Kind {
        TENANT,
        CONFIG
    }

    public enum Action {
        CREATED,
        REPLACED,
        PATCHED,
        DELETED
    }
}
