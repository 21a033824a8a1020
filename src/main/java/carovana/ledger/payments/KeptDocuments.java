package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was kept as it came, where there is more than one of it, or where it could not be read: for whoever compares. */
@Repository("ledgerKeptDocuments")
public class KeptDocuments {

    private final JdbcTemplate jdbc;

    KeptDocuments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What a document is to that of which it was kept. */
    public enum Role {
        /** it came first, and holds */
        HOLDS,
        /** it came later under the same key, with other contents */
        OTHER,
        /** it came instead, and is none */
        INSTEAD
    }

    /**
     * @param number by which it is opened
     * @param receiptId null where it is no receipt
     * @param amount euro cents; null where it was not noted
     */
    public record Kept(long number, Role role, String receiptId, Long amount, Instant at) {}

    /** Of the receipts of an IUV, in the order in which they came. */
    public List<Kept> ofReceipts(String organization, String iuv) {
        return jdbc.query(
                "select document, 'HOLDS' as kept_as, receipt_id, amount, learned_at from receipt"
                        + " where iuv = ? and organization = ?"
                        + " union all select o.document, 'OTHER', r.receipt_id, o.amount, o.learned_at from receipt r"
                        + " join other_content o on o.organization = r.organization"
                        + " and o.subject = r.iuv || '/' || r.receipt_id where r.iuv = ? and r.organization = ?"
                        + " union all select document, 'INSTEAD', cast(null as varchar(35)), cast(null as bigint), missed_at"
                        + " from missed_receipt where organization = ? and iuv = ? and document is not null"
                        + " order by document",
                KeptDocuments::kept,
                iuv,
                organization,
                iuv,
                organization,
                organization,
                iuv);
    }

    /** Of a version of a flow, those that came later with other contents. */
    public List<Kept> ofFlow(StoredFlow flow) {
        return jdbc.query(
                "select document, 'OTHER' as kept_as, cast(null as varchar(35)) as receipt_id, amount, learned_at"
                        + " from other_content where organization = ? and subject = ? order by document",
                KeptDocuments::kept,
                flow.flow().id().organization(),
                String.valueOf(flow.number()));
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                row.getLong("document"),
                Role.valueOf(row.getString("kept_as")),
                row.getString("receipt_id"),
                row.getObject("amount", Long.class),
                Batches.moment(row, "learned_at"));
    }

    /**
     * A flow that could not be read, and of which nothing was read since.
     *
     * @param number by which its document is opened
     */
    public record Unread(UnreadableFlow flow, long number) {}

    /** The latest first, so many at most. */
    public List<Unread> unreadFlows(String organization, int limit) {
        return unread("", organization, limit);
    }

    /** The one with that document; empty when there is none. */
    public List<Unread> unreadFlow(String organization, long number) {
        return unread(" and u.document = " + number, organization, 1);
    }

    private List<Unread> unread(String which, String organization, int limit) {
        return jdbc.query(
                "select u.* from unreadable_flow u where u.organization = ?" + which
                        + " and not exists (select f.id from flow f where f.iuf_key = u.iuf_key"
                        + " and f.organization = u.organization and f.psp = u.psp and f.fetched_at > u.fetched_at)"
                        + " order by u.organization, u.document desc limit ?",
                (row, n) -> new Unread(KnownFlows.unreadable(row), row.getLong("document")),
                organization,
                limit);
    }
}
