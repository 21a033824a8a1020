package carovana.ledger.payments;

import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what back offices are to be told, and enters it as lines of files: each payment once when it is new, and once
 * for every change after that. What was entered is never entered again, whatever becomes of the file.
 */
@Repository("ledgerGiveBack")
public class GiveBack {

    private static final int PAGE = 1000;

    private static final Comparator<PaidLine> ORDER = Comparator.comparing(
                    PaidLine::paidOn, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(each -> each.key().iuv())
            .thenComparing(each -> each.key().index())
            .thenComparing(each -> each.key().iur());

    private final JdbcTemplate jdbc;
    private final PaidFiles files;

    GiveBack(JdbcTemplate jdbc, PaidFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    /** The parts of today's files that lines go into. */
    public record Parts(LocalDate day, int ofPayments, int ofChanges) {}

    private record News(PaymentPages.Row row, LocalDateTime changedAt) {}

    /** Whether anything is to be told. */
    public boolean hasNews(String organization) {
        return !jdbc.queryForList(
                                "select 1 from payment where organization = ? and to_tell = true limit 1", organization)
                        .isEmpty()
                || !jdbc.queryForList("select 1 from paid_gone where organization = ? limit 1", organization)
                        .isEmpty();
    }

    /**
     * Enters some of what is to be told, in one transaction.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean enter(String organization, Parts parts) {
        var found = news(organization);
        var foundGone = gone(organization);
        // claimed before they are told: who enters the same at the same time finds nothing left to tell
        var news = claimed(organization, found);
        var gone = claimedGone(organization, foundGone);
        var keys = new ArrayList<>(gone);
        news.forEach(each -> keys.add(each.row().payment().key()));
        var earlier = earlier(organization, keys);
        var first = new ArrayList<PaidLine>();
        var changes = new ArrayList<PaidLine>();
        for (var each : news) {
            var payment = each.row().payment();
            var line = PaidLine.first(each.row());
            var told = earlier.get(payment.key());
            boolean isPaid = payment.paidOn() != null;
            // another intermediary's notice is no business of this back office, unless it was told otherwise
            if (told == null && isPaid && payment.state() != PaymentState.FOREIGN) {
                first.add(line);
            } else if (told != null && !isPaid && !told.state().equals(PaidLine.WITHDRAWN)) {
                changes.add(told.withdrawn());
            } else if (told != null && isPaid && line.differsFrom(told)) {
                changes.add(line.after(told));
            }
        }
        var stillThere = existing(organization, gone);
        gone.stream()
                .filter(key -> !stillThere.contains(key) && earlier.containsKey(key))
                .map(earlier::get)
                .filter(told -> !told.state().equals(PaidLine.WITHDRAWN))
                .forEach(told -> changes.add(told.withdrawn()));
        write(organization, parts.day(), false, parts.ofPayments(), first);
        write(organization, parts.day(), true, parts.ofChanges(), changes);
        return !news.isEmpty() && found.size() == PAGE || !gone.isEmpty() && foundGone.size() == PAGE;
    }

    private List<News> news(String organization) {
        return jdbc.query(
                PaymentPages.ROW + " where p.organization = ? and p.to_tell = true limit ?",
                (row, n) -> new News(PaymentPages.row(row, n), row.getObject("changed_at", LocalDateTime.class)),
                organization,
                PAGE);
    }

    private List<PaymentKey> gone(String organization) {
        return jdbc.query(
                "select iuv, iur, idx from paid_gone where organization = ? limit ?",
                (row, n) -> new PaymentKey(organization, row.getString(1), row.getString(2), row.getInt(3)),
                organization,
                PAGE);
    }

    private List<PaymentKey> existing(String organization, Collection<PaymentKey> keys) {
        return jdbc.query(
                "select iuv, iur, idx from payment where " + Batches.OF + " and iuv = any(?)",
                (row, n) -> new PaymentKey(organization, row.getString(1), row.getString(2), row.getInt(3)),
                organization,
                iuvs(keys));
    }

    /** What was told last of each. */
    private Map<PaymentKey, PaidLine> earlier(String organization, Collection<PaymentKey> keys) {
        var earlier = new HashMap<PaymentKey, PaidLine>();
        jdbc.query(
                        "select * from paid_line where " + Batches.OF + " and iuv = any(?) order by file, number",
                        PaidFiles::line,
                        organization,
                        iuvs(keys))
                .forEach(each -> earlier.put(each.key(), each));
        return earlier;
    }

    private static String[] iuvs(Collection<PaymentKey> keys) {
        return keys.stream().map(PaymentKey::iuv).distinct().toArray(String[]::new);
    }

    private void write(String organization, LocalDate day, boolean changes, int part, List<PaidLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        lines.sort(ORDER);
        long file = files.entered(organization, day, changes, part, lines.size());
        int before = jdbc.queryForObject("select line_count from paid_file where id = ?", Integer.class, file)
                - lines.size();
        record Numbered(int number, PaidLine line) {}
        var numbered = new ArrayList<Numbered>();
        for (var line : lines) {
            numbered.add(new Numbered(before + numbered.size() + 1, line));
        }
        Batches.changed(
                jdbc,
                "insert into paid_line (file, number, organization, iuv, iur, idx, iupd, nav, psp, amount, paid_at,"
                        + " paid_on, iuf, stamp, state, before) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                numbered,
                (statement, each) -> {
                    var line = each.line();
                    statement.setLong(1, file);
                    statement.setInt(2, each.number());
                    statement.setString(3, organization);
                    statement.setString(4, line.key().iuv());
                    statement.setString(5, line.key().iur());
                    statement.setInt(6, line.key().index());
                    statement.setString(7, line.iupd());
                    statement.setString(8, line.nav());
                    statement.setString(9, line.psp());
                    statement.setLong(10, line.amount());
                    statement.setObject(11, Batches.utc(line.paidAt()), Types.TIMESTAMP);
                    statement.setObject(12, line.paidOn(), Types.DATE);
                    statement.setString(13, line.iuf());
                    statement.setBoolean(14, line.isStamp());
                    statement.setString(15, line.state());
                    statement.setString(16, line.before());
                });
    }

    /** What has changed again in the meantime stays to be told. */
    private List<News> claimed(String organization, List<News> news) {
        return Batches.changed(
                jdbc,
                "update payment set to_tell = false where iuv = ? and organization = ? and iur = ? and idx = ?"
                        + " and changed_at = ? and state = ? and to_tell = true",
                news,
                (statement, each) -> {
                    var payment = each.row().payment();
                    statement.setString(1, payment.key().iuv());
                    statement.setString(2, organization);
                    statement.setString(3, payment.key().iur());
                    statement.setInt(4, payment.key().index());
                    statement.setObject(5, each.changedAt());
                    statement.setString(6, payment.state().name());
                });
    }

    private List<PaymentKey> claimedGone(String organization, List<PaymentKey> gone) {
        return Batches.changed(
                jdbc,
                "delete from paid_gone where organization = ? and iuv = ? and iur = ? and idx = ?",
                gone,
                (statement, key) -> {
                    statement.setString(1, organization);
                    statement.setString(2, key.iuv());
                    statement.setString(3, key.iur());
                    statement.setInt(4, key.index());
                });
    }
}
