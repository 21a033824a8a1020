package carovana.ledger.payments;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A receipt (RT) as one organization holds it.
 *
 * @param organization fiscal code of who holds it, 11 digits
 * @param iuv identifier of the payment, up to 35 characters
 * @param receiptId the IUR of the flows
 * @param nav notice number, 18 digits; may be null
 * @param issuer fiscal code of who issued the notice, 11 digits: another one when the holder is a further beneficiary
 * @param amount all transfers of all beneficiaries, euro cents
 * @param psp who took the money, up to 35 characters
 * @param paidAt when it was paid
 * @param learnedAt when we came to know
 * @param transfers 1 to 5
 */
public record Receipt(
        String organization,
        String iuv,
        String receiptId,
        String nav,
        String issuer,
        long amount,
        String psp,
        Instant paidAt,
        Source source,
        Instant learnedAt,
        List<ReceiptTransfer> transfers) {

    public Receipt {
        transfers = List.copyOf(transfers);
    }

    /**
     * Whether the organization made the notice itself. Two creditors may use the same IUV: of another's notice it only has a
     * share, and its own position with that IUV is something else.
     */
    public boolean isOfOwnNotice() {
        return issuer.equals(organization);
    }

    /** Where a receipt came from. */
    public enum Source {
        GPD,
        BIZEVENTS,
        PUSH
    }

    /**
     * SHA-256 of what it says about money, 64 hexadecimal digits. Not of its bytes: two sources write the same receipt
     * differently.
     */
    public String contentHash() {
        var contents = new ContentHash().add(iuv, receiptId, issuer).add(Long.toString(amount));
        transfers.stream()
                .sorted(Comparator.comparingInt(ReceiptTransfer::index).thenComparing(ReceiptTransfer::beneficiary))
                .forEach(each -> contents.add(
                        Integer.toString(each.index()),
                        each.beneficiary(),
                        Long.toString(each.amount()),
                        Boolean.toString(each.isStamp())));
        return contents.hex();
    }
}
