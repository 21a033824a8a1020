package carovana.ledger.enrollments;

import java.time.Instant;

/**
 * What an organization declared last, in a file.
 *
 * @param name    of the file
 * @param content JSON
 */
public record Declared(long id, String organization, String name, String content, Instant at) {}
