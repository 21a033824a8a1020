package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The receipts: the first of each id holds, and one that comes again with other contents is kept beside it. */
@Repository("ledgerReceipts")
public class Receipts {

    private final JdbcTemplate jdbc;
    private final Documents documents;
    private final Looks looks;

    Receipts(JdbcTemplate jdbc, Documents documents, Looks looks) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.looks = looks;
    }

    /**
     * A receipt as it came.
     *
     * @param operatingDay of its payment
     * @param content byte for byte
     */
    public record Received(Receipt receipt, LocalDate operatingDay, byte[] content) {}

    /**
     * That a receipt came again with other contents.
     *
     * @param amount that it says then, euro cents; null where it was not noted
     */
    public record Other(String iuv, String receiptId, String contentHash, Long amount, Instant at) {}

    /** How many receipts of an operating day a PSP gave, with money of the organization's that is not for a stamp. */
    public record Given(LocalDate operatingDay, String psp, int count) {}

    private record Numbered(Received received, long document) {
        Receipt receipt() {
            return received.receipt();
        }
    }

    /**
     * Takes receipts of one organization; those that are known already change nothing.
     *
     * @param received 1000 at most
     * @return how many were new, or said something new
     */
    @Transactional
    public int take(String organization, List<Received> received) {
        if (received.size() > Documents.IDS) {
            throw new IllegalArgumentException(
                    "At most %d receipts at once, these are %d".formatted(Documents.IDS, received.size()));
        }
        long document = received.isEmpty() ? 0 : documents.nextIds();
        var numbered = new ArrayList<Numbered>();
        for (var each : received) {
            numbered.add(new Numbered(each, document++));
        }
        var taken = insert(organization, numbered);
        var others = insertOthers(
                organization,
                numbered.stream().filter(each -> !taken.contains(each)).toList());
        var all = Stream.concat(taken.stream(), others.stream()).toList();
        all.forEach(each -> documents.keep(each.document(), each.received().content()));
        looks.mark(
                organization,
                all.stream().map(each -> "P:" + each.receipt().iuv()).toList(),
                all.stream()
                        .map(each -> each.receipt().learnedAt())
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH));
        return all.size();
    }

    private List<Numbered> insert(String organization, List<Numbered> numbered) {
        var taken = Batches.changed(
                jdbc,
                "insert into receipt (organization, iuv, receipt_id, nav, issuer, amount, psp, paid_at, operating_day,"
                        + " source, learned_at, content_hash, document) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                numbered,
                (statement, each) -> {
                    var receipt = each.receipt();
                    statement.setString(1, organization);
                    statement.setString(2, receipt.iuv());
                    statement.setString(3, receipt.receiptId());
                    statement.setString(4, receipt.nav());
                    statement.setString(5, receipt.issuer());
                    statement.setLong(6, receipt.amount());
                    statement.setString(7, receipt.psp());
                    statement.setObject(8, Batches.utc(receipt.paidAt()));
                    statement.setObject(9, each.received().operatingDay());
                    statement.setString(10, receipt.source().name());
                    statement.setObject(11, Batches.utc(receipt.learnedAt()));
                    statement.setString(12, receipt.contentHash());
                    statement.setLong(13, each.document());
                });
        record Share(Receipt receipt, ReceiptTransfer transfer) {}
        Batches.changed(
                jdbc,
                "insert into receipt_transfer (organization, iuv, receipt_id, idx, beneficiary, amount, stamp)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                taken.stream()
                        .flatMap(each -> each.receipt().transfers().stream()
                                .map(transfer -> new Share(each.receipt(), transfer)))
                        .toList(),
                (statement, share) -> {
                    statement.setString(1, organization);
                    statement.setString(2, share.receipt().iuv());
                    statement.setString(3, share.receipt().receiptId());
                    statement.setInt(4, share.transfer().index());
                    statement.setString(5, share.transfer().beneficiary());
                    statement.setLong(6, share.transfer().amount());
                    statement.setBoolean(7, share.transfer().isStamp());
                });
        return taken;
    }

    private List<Numbered> insertOthers(String organization, List<Numbered> known) {
        return Batches.changed(
                jdbc,
                "insert into other_content (organization, subject, content_hash, learned_at, document, amount)"
                        + " select organization, ?, ?, ?, ?, cast(? as bigint) from receipt"
                        + " where organization = ? and iuv = ? and receipt_id = ? and content_hash <> ?"
                        + " on conflict do nothing",
                known,
                (statement, each) -> {
                    var receipt = each.receipt();
                    statement.setString(1, receipt.iuv() + "/" + receipt.receiptId());
                    statement.setString(2, receipt.contentHash());
                    statement.setObject(3, Batches.utc(receipt.learnedAt()));
                    statement.setLong(4, each.document());
                    statement.setLong(5, receipt.amount());
                    statement.setString(6, organization);
                    statement.setString(7, receipt.iuv());
                    statement.setString(8, receipt.receiptId());
                    statement.setString(9, receipt.contentHash());
                });
    }

    /** Those of these IUVs that have a receipt already. */
    public Set<String> known(String organization, Collection<String> iuvs) {
        return new HashSet<>(jdbc.queryForList(
                "select iuv from receipt where " + Batches.OF + " and iuv = any(?)",
                String.class,
                organization,
                iuvs.toArray(String[]::new)));
    }

    /** The receipts of these IUVs. */
    public List<Receipt> of(String organization, Collection<String> iuvs) {
        var transfers = new HashMap<String, List<ReceiptTransfer>>();
        jdbc.query(
                "select iuv, receipt_id, idx, beneficiary, amount, stamp from receipt_transfer" + " where " + Batches.OF
                        + " and iuv = any(?) order by idx",
                row -> {
                    transfers
                            .computeIfAbsent(row.getString(1) + "/" + row.getString(2), key -> new ArrayList<>())
                            .add(new ReceiptTransfer(
                                    row.getInt(3), row.getString(4), row.getLong(5), row.getBoolean(6)));
                },
                organization,
                iuvs.toArray(String[]::new));
        return jdbc.query(
                "select * from receipt where " + Batches.OF + " and iuv = any(?)",
                (row, n) -> receipt(row, transfers),
                organization,
                iuvs.toArray(String[]::new));
    }

    private static Receipt receipt(ResultSet row, Map<String, List<ReceiptTransfer>> transfers) throws SQLException {
        return new Receipt(
                row.getString("organization"),
                row.getString("iuv"),
                row.getString("receipt_id"),
                row.getString("nav"),
                row.getString("issuer"),
                row.getLong("amount"),
                row.getString("psp"),
                Batches.moment(row, "paid_at"),
                Receipt.Source.valueOf(row.getString("source")),
                Batches.moment(row, "learned_at"),
                transfers.getOrDefault(row.getString("iuv") + "/" + row.getString("receipt_id"), List.of()));
    }

    /** Receipts of these IUVs that came again with other contents. */
    public List<Other> others(String organization, Collection<String> iuvs) {
        return jdbc.query(
                "select r.iuv, r.receipt_id, o.content_hash, o.amount, o.learned_at from receipt r join other_content o"
                        + " on o.organization = r.organization and o.subject = r.iuv || '/' || r.receipt_id"
                        + " where concat(r.organization, '') = ? and r.iuv = any(?)",
                (row, n) -> new Other(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, Long.class),
                        Batches.moment(row, "learned_at")),
                organization,
                iuvs.toArray(String[]::new));
    }

    /** What was given for the operating days from that one on. */
    public List<Given> givenSince(String organization, LocalDate day) {
        return jdbc.query(
                "select r.operating_day, r.psp, count(*) from receipt r where r.organization = ? and r.operating_day >= ?"
                        + " and exists (select t.idx from receipt_transfer t where t.iuv = r.iuv"
                        + " and t.organization = r.organization and t.receipt_id = r.receipt_id"
                        + " and t.beneficiary = r.organization and not t.stamp) group by r.operating_day, r.psp",
                (row, n) -> new Given(row.getObject(1, LocalDate.class), row.getString(2), row.getInt(3)),
                organization,
                day);
    }

    /** That a receipt was looked for elsewhere in vain. */
    @Transactional
    public void sought(String organization, String iuv, String iur, Instant at) {
        jdbc.update(
                "insert into receipt_sought (organization, iuv, iur, sought_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                organization,
                iuv,
                iur,
                Batches.utc(at));
        looks.mark(organization, List.of("P:" + iuv), at);
    }

    /** The IURs that were looked for elsewhere in vain, by IUV. */
    public Map<String, Set<String>> sought(String organization, Collection<String> iuvs) {
        var sought = new HashMap<String, Set<String>>();
        jdbc.query(
                "select iuv, iur from receipt_sought where " + Batches.OF + " and iuv = any(?)",
                row -> {
                    sought.computeIfAbsent(row.getString(1), iuv -> new HashSet<>())
                            .add(row.getString(2));
                },
                organization,
                iuvs.toArray(String[]::new));
        return sought;
    }

    /** The number of the document that a receipt came as. */
    public long document(String organization, String iuv, String receiptId) {
        return jdbc.queryForObject(
                "select document from receipt where organization = ? and iuv = ? and receipt_id = ?",
                Long.class,
                organization,
                iuv,
                receiptId);
    }
}
