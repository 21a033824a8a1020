package carovana.sandbox.gpd;

/** Where a payment option stands. */
enum OptionStatus {
    PO_UNPAID,
    PO_PAID,
    PO_PARTIALLY_REPORTED,
    PO_REPORTED
}
