package carovana.sandbox.gpd;

/** Whether a reporting flow has named the transfer. */
enum TransferStatus {
    T_UNREPORTED,
    T_REPORTED
}
