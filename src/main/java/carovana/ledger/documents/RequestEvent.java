package carovana.ledger.documents;

import java.time.LocalDateTime;

/** Something that happened to a request. */
public record RequestEvent(LocalDateTime at, String kind, String detail) {}
