package carovana.ledger.payments;

import java.time.Instant;

/**
 * One version of a reporting flow that was fetched and could be read.
 *
 * @param fetchedAt when we came to know it
 * @param totals what its lines make
 */
public record Flow(FlowId id, FlowVersion version, Instant fetchedAt, FlowHeader header, LineTotals totals) {

    /** SHA-256 of what it says, 64 hexadecimal digits: the same whether it came as XML or through the REST API. */
    public String contentHash() {
        return new ContentHash()
                .add(header.iuf(), header.regulation(), header.regulationDay().toString(), header.receiver())
                .add(Integer.toString(header.count()), Long.toString(header.total()), Long.toString(totals.digest()))
                .hex();
    }
}
