package carovana.ledger.tenants;

/**
 * An organization's account with an intermediary.
 *
 * @param proxy the intermediary it is with
 * @param id a UUID in lower case, unique in its proxy
 * @param organization its tax code
 * @param name may be null
 * @param active false once it was deleted
 * @param document as it was saved, secrets encrypted
 * @param version the change that made it so
 */
public record Tenant(
        String proxy, String id, String organization, String name, boolean active, String document, long version)
        implements Kept {}
