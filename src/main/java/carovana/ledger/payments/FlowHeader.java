package carovana.ledger.payments;

import java.time.LocalDate;

/**
 * What a flow says of itself.
 *
 * @param iuf the id written in it, up to 35 characters
 * @param regulation identifier of the credit transfer (TRN or EndToEndId), up to 35 characters
 * @param regulationDay when the credit transfer was made
 * @param receiver fiscal code of the organization it is for
 * @param count of lines, as its sender says
 * @param total of their amounts, as its sender says, euro cents
 */
public record FlowHeader(
        String iuf, String regulation, LocalDate regulationDay, String receiver, int count, long total) {}
