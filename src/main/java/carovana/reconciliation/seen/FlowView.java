package carovana.reconciliation.seen;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.FlowPages;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.StoredFlow;
import carovana.positions.FiscalCodeMask;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One version of a reporting flow.
 *
 * @param id by which it is asked for
 * @param iuf the flow's own id
 * @param revision as FdR counts them; 0 where nobody counts
 * @param madeAt Italian time, as the PSP wrote it
 * @param regulation identifier of the credit transfer
 * @param regulationDay when the credit transfer was made
 * @param payments lines in it
 * @param total as its header says, euro cents
 * @param credited what the bank credited of it, euro cents
 */
@Schema(name = "Flow")
record FlowView(
        long id,
        String iuf,
        String psp,
        int revision,
        LocalDateTime madeAt,
        Instant fetchedAt,
        String regulation,
        LocalDate regulationDay,
        int payments,
        int reversals,
        long total,
        long credited,
        FlowState state,
        CreditState credit) {

    static FlowView of(StoredFlow stored) {
        var flow = stored.flow();
        return new FlowView(
                stored.number(),
                flow.id().iuf(),
                flow.id().psp(),
                flow.version().revision(),
                flow.version().at(),
                flow.fetchedAt(),
                flow.header().regulation(),
                flow.header().regulationDay(),
                flow.totals().count(),
                flow.totals().reversals(),
                flow.header().total(),
                stored.credited(),
                stored.state(),
                stored.credit());
    }

    /**
     * What a flow says of one payment, and where that payment is.
     *
     * @param amount euro cents
     * @param outcome 0 paid, 3 reversed, 4 in stand-in, 8 in stand-in without a receipt, 9 without a receipt
     */
    @Schema(name = "FlowLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            int number,
            String iuv,
            String iur,
            int index,
            long amount,
            String outcome,
            LocalDate paidOn,
            PaymentState state,
            String iupd) {

        static LineView of(FlowPages.Line row) {
            var line = row.line();
            return new LineView(
                    line.number(),
                    line.iuv(),
                    line.iur(),
                    line.index(),
                    line.amount(),
                    line.outcome(),
                    line.paidOn(),
                    row.state(),
                    row.iupd());
        }
    }

    /**
     * What the bank credited.
     *
     * @param amount euro cents
     * @param text as the bank gives it, without persons' fiscal codes
     * @param cancelled whether the treasurer took it back
     */
    @Schema(name = "Credit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreditView(
            String reference,
            LocalDate day,
            long amount,
            String text,
            BankCredit.Reading reading,
            String flow,
            String iuv,
            boolean cancelled) {

        static CreditView of(BankCredit credit) {
            return new CreditView(
                    credit.reference(),
                    credit.day(),
                    credit.amount(),
                    FiscalCodeMask.mask(credit.text()),
                    credit.reading(),
                    credit.iuf(),
                    credit.iuv(),
                    credit.isCancelled());
        }
    }
}
