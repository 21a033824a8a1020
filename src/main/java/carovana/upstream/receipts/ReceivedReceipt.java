package carovana.upstream.receipts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A receipt (paSendRT or paSendRTV2) in our words.
 *
 * @param organization idPA: who it was sent to, 11 digits
 * @param receiptId the IUR of the flows, up to 35 characters
 * @param nav noticeNumber, 18 digits
 * @param issuer fiscalCode: who issued the notice
 * @param outcome OK; or KO, which is never sent
 * @param iuv creditorReferenceId, up to 35 characters
 * @param amount paymentAmount, all transfers of all beneficiaries, euro cents
 * @param debtor personal data: for the back office only
 * @param payer may be null
 * @param psp idPSP, up to 35 characters
 * @param pspName may be null
 * @param method such as creditCard; may be null
 * @param fee of the PSP, euro cents: in no other amount; 0 when none is said
 * @param paidAt null when it does not say
 * @param applicationDate the accounting day; may be null
 * @param transferDate when the money should come; may be null
 * @param transfers 1 to 5
 */
public record ReceivedReceipt(
        String organization,
        String receiptId,
        String nav,
        String issuer,
        String outcome,
        String iuv,
        long amount,
        String description,
        String companyName,
        String officeName,
        Person debtor,
        Person payer,
        String psp,
        String pspName,
        String method,
        long fee,
        Instant paidAt,
        LocalDate applicationDate,
        LocalDate transferDate,
        boolean isStandIn,
        List<ReceivedTransfer> transfers) {

    public ReceivedReceipt {
        transfers = List.copyOf(transfers);
    }

    /**
     * @param type F or G
     * @param fiscalCode up to 16 characters, or ANONIMO
     */
    public record Person(String type, String fiscalCode, String fullName) {
        @Override
        public String toString() {
            return "Person[%s]".formatted(type);
        }
    }

    /**
     * @param index idTransfer, 1 to 5
     * @param amount euro cents
     * @param beneficiary fiscalCodePA, 11 digits
     * @param iban null for a revenue stamp
     * @param isStamp whether a revenue stamp was bought
     * @param category taxonomy code
     */
    public record ReceivedTransfer(
            int index,
            long amount,
            String beneficiary,
            String iban,
            boolean isStamp,
            String remittanceInformation,
            String category) {}
}
