package carovana.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A debt position of an organization, as far as accounts are concerned.
 *
 * @param organization fiscal code, 11 digits
 * @param gpdStatus what pagoPA says of it, such as VALID or PAID; null when nobody asked
 * @param askedAt when pagoPA said so; null when nobody asked
 */
public record KnownPosition(
        String organization, String iupd, String gpdStatus, Instant askedAt, List<KnownOption> options) {

    private static final Set<String> PAYABLE = Set.of("VALID", "PARTIALLY_PAID");
    private static final Set<String> CLOSED = Set.of("INVALID", "EXPIRED", "DELETED");

    public KnownPosition {
        options = List.copyOf(options);
    }

    /**
     * One way to pay it: the whole, or an instalment.
     *
     * @param amount euro cents
     * @param notificationFee what serving the notice has added, as pagoPA says, euro cents; 0 when nobody asked
     * @param isPartial whether it is an instalment
     * @param gpdStatus what pagoPA says of it, such as PO_UNPAID; null when nobody asked
     */
    public record KnownOption(
            String iuv,
            long amount,
            long notificationFee,
            boolean isPartial,
            String gpdStatus,
            List<KnownTransfer> transfers) {

        public KnownOption {
            transfers = List.copyOf(transfers);
        }

        boolean costs(long paid) {
            return paid == amount || paid == amount + notificationFee;
        }

        List<KnownTransfer> transfersOf(String organization) {
            return transfers.stream()
                    .filter(each -> each.beneficiary().equals(organization))
                    .toList();
        }
    }

    /**
     * The share of one beneficiary.
     *
     * @param index 1 to 5
     * @param beneficiary fiscal code, 11 digits
     * @param amount euro cents
     * @param isStamp whether a revenue stamp is bought, which is never remitted
     */
    public record KnownTransfer(int index, String beneficiary, long amount, boolean isStamp) {}

    Optional<KnownOption> option(String iuv) {
        return options.stream().filter(each -> each.iuv().equals(iuv)).findFirst();
    }

    /** Whether pagoPA was asked then, or later. */
    boolean isAskedSince(Instant moment) {
        return askedAt != null && !askedAt.isBefore(moment);
    }

    /** Whether a citizen may pay it still, as pagoPA says. */
    boolean isPayable() {
        return gpdStatus != null && PAYABLE.contains(gpdStatus);
    }

    /** Whether nobody can pay it any more, and nobody has. */
    boolean isClosed() {
        return gpdStatus != null && CLOSED.contains(gpdStatus);
    }
}
