package carovana.sandbox.gpd;

import java.util.List;

/**
 * A payment notice as the node is shown it.
 *
 * @param payable whether it can be paid now
 */
public record Notice(
        String organization,
        String iupd,
        String nav,
        String iuv,
        long amount,
        String description,
        String companyName,
        String officeName,
        Debtor debtor,
        List<Share> shares,
        boolean payable) {

    /**
     * What one beneficiary gets of it.
     *
     * @param iban  where to, or null where it is a stamp
     * @param stamp the stamp that is bought, or null
     */
    public record Share(
            String id,
            long amount,
            String organization,
            String companyName,
            String iban,
            String remittance,
            String category,
            Stamp stamp) {}

    static Notice of(Payments.Found found, boolean payable) {
        Position position = found.position();
        PaymentOption option = found.option();
        return new Notice(
                position.organizationFiscalCode,
                position.iupd,
                option.nav,
                option.iuv,
                option.amount,
                option.description,
                position.companyName,
                position.officeName,
                option.debtor,
                option.transfer.stream().map(Notice::share).toList(),
                payable);
    }

    private static Share share(Transfer transfer) {
        return new Share(
                transfer.idTransfer,
                transfer.amount,
                transfer.organizationFiscalCode,
                transfer.companyName,
                transfer.iban != null ? transfer.iban : transfer.postalIban,
                transfer.remittanceInformation,
                transfer.category,
                transfer.stamp);
    }
}
