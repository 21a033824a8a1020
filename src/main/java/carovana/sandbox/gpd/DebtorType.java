package carovana.sandbox.gpd;

/** A natural person or a legal one. */
public enum DebtorType {
    F,
    G
}
