package carovana.ledger.payments;

/**
 * A version of a flow as the ledger has it.
 *
 * @param number by which its lines are found
 * @param document by which its XML is opened
 * @param credited what the bank credited of it, euro cents
 */
public record StoredFlow(long number, long document, Flow flow, FlowState state, CreditState credit, long credited) {}
