package carovana.sandbox.gpd;

/** A natural person or a legal one. */
enum DebtorType {
    F,
    G
}
