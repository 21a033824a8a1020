package carovana.reconciliation.seen;

import carovana.ledger.payments.PaymentPages;
import carovana.ledger.payments.PaymentState;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A payment as a treasurer sees it; nothing of who paid.
 *
 * @param iupd the position's; absent when the ledger knows none
 * @param index number of the transfer
 * @param iur identifier of the collection, the receipt's id
 * @param amount euro cents
 * @param paidAt as the receipt says; absent without one
 * @param paidOn the day in Italy
 * @param flow the id of the flow that reports it; absent when none does
 * @param stamp whether it is a revenue stamp, which no flow ever has
 */
@Schema(name = "Payment")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentView(
        String iupd,
        String iuv,
        String nav,
        int index,
        String iur,
        PaymentState state,
        long amount,
        Instant paidAt,
        LocalDate paidOn,
        String psp,
        String flow,
        Boolean stamp) {

    static PaymentView of(PaymentPages.Row row) {
        var payment = row.payment();
        var key = payment.key();
        return new PaymentView(
                row.iupd(),
                key.iuv(),
                row.nav(),
                key.index(),
                key.iur().isEmpty() ? null : key.iur(),
                payment.state(),
                payment.amount(),
                payment.paidAt(),
                payment.paidOn(),
                row.psp(),
                payment.iuf(),
                payment.isStamp() ? true : null);
    }
}
