package carovana.ledger;

import carovana.ledger.EarlierRows.Earlier;
import carovana.positions.Operation;
import carovana.positions.Organization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a page of a drop in one transaction: claims the keys, allocates the IUVs, writes the instructions and the work,
 * and says of every other entry why it asks for nothing.
 */
@Repository
public class Ledger {

    /** The sequence's step: one number of it stands for so many instructions. */
    private static final int IDS = 1000;

    private final JdbcTemplate jdbc;
    private final Keys keys;
    private final StandingClaims standing;
    private final IuvClaims iuvs;
    private final EarlierRows earlierRows;
    private final Books books;
    private final Rolls rolls;

    Ledger(
            JdbcTemplate jdbc,
            Keys keys,
            StandingClaims standing,
            IuvClaims iuvs,
            EarlierRows earlierRows,
            Books books,
            Rolls rolls) {
        this.jdbc = jdbc;
        this.earlierRows = earlierRows;
        this.keys = keys;
        this.standing = standing;
        this.iuvs = iuvs;
        this.books = books;
        this.rolls = rolls;
    }

    /** From now on, what drops ask for waits until it is said how they travel; no longer than this, if nobody says. */
    public void holdUntilChosen(Duration atMost) {
        books.hold(atMost);
    }

    /** Takes a page once: a page that was taken before changes nothing. */
    @Transactional
    public void receive(Page page) {
        if (!isNext(page)) {
            return;
        }
        var verdicts = new ArrayList<Verdict>();
        var claims = claim(page, firstOfEach(page, verdicts), verdicts);
        books.write(page, claims, verdicts);
        if (page.roll() != null) {
            rolls.seen(page);
        }
    }

    /** Takes a page of what is gone from a roll: rows that its file does not have. */
    @Transactional
    public void receiveGone(Page page) {
        rolls.lengthen(page.drop(), page.entries().size());
        receive(new Page(page.drop(), page.organization(), page.entries()));
        rolls.forgotten(page);
    }

    /**
     * Takes what somebody asks by itself and waits for.
     *
     * @return empty when it was taken: it is on its way, unless it waits behind another one about the same position
     */
    @Transactional
    public Asking ask(Organization organization, Entry entry) {
        var page = new Page(Page.NO_DROP, organization, List.of(entry));
        var verdicts = new ArrayList<Verdict>();
        var claims = claim(page, List.of(new Claim(entry, nextIds(1), entry.position(), 0)), verdicts);
        if (claims.isEmpty()) {
            var verdict = verdicts.get(0);
            return new Asking(0, verdict.outcome(), verdict.reasons());
        }
        books.writeAsked(page, claims.get(0));
        return new Asking(claims.get(0).instruction(), null, Reasons.NONE);
    }

    private List<Claim> claim(Page page, List<Claim> asked, List<Verdict> verdicts) {
        var created = new ArrayList<Claim>(asked.size());
        var others = new ArrayList<Claim>();
        for (var claim : asked) {
            (claim.operation() == Operation.CREATE ? created : others).add(claim);
        }
        var claims = new ArrayList<>(claimIupds(page, created, verdicts));
        claims.addAll(standing.claim(page, others, verdicts));
        return iuvs.allocate(page, iuvs.claimGiven(page, claims, verdicts));
    }

    private boolean isNext(Page page) {
        return jdbc.update(
                        "update drops set loaded_row = ? where id = ? and loaded_row < ?",
                        page.lastRow(),
                        page.drop(),
                        page.firstRow())
                == 1;
    }

    /** Leaves out what is rejected already, and positions whose IUPD stood earlier in the same file. */
    private List<Claim> firstOfEach(Page page, List<Verdict> verdicts) {
        var claims = new ArrayList<Claim>(page.entries().size());
        var first = earlierRows.of(page);
        long id = nextIds(page.entries().size());
        for (var entry : page.entries()) {
            var earlier = entry.iupd() == null ? null : first.putIfAbsent(entry.iupd(), Earlier.of(entry));
            if (entry.isRejected()) {
                verdicts.add(Verdict.rejected(entry, entry.reasons()));
            } else if (earlier != null) {
                verdicts.add(Verdict.rejected(entry, EarlierRows.repeated(entry, earlier)));
            } else {
                claims.add(new Claim(entry, id++, entry.position(), 0));
            }
        }
        return claims;
    }

    private List<Claim> claimIupds(Page page, List<Claim> claims, List<Verdict> verdicts) {
        // always in the same order, so that two files with the same keys wait for each other instead of deadlocking
        claims.sort(Comparator.comparing(Claim::iupd));
        var organization = page.organization().fiscalCode();
        var free = keys.claimIupds(organization, claims);
        var won = new ArrayList<Claim>(claims.size());
        var lost = new ArrayList<Claim>();
        for (int i = 0; i < free.length; i++) {
            (free[i] ? won : lost).add(claims.get(i));
        }
        if (!lost.isEmpty()) {
            var holders =
                    keys.holdersOf(organization, lost.stream().map(Claim::iupd).toList());
            lost.forEach(claim -> verdicts.add(repeats(claim.entry(), holders.get(claim.iupd()), page.drop())));
        }
        return won;
    }

    private static Verdict repeats(Entry entry, Keys.Holder holder, long drop) {
        var earlier = drop == Page.NO_DROP ? null : holder.rowIn(drop);
        if (earlier != null) {
            return Verdict.rejected(entry, EarlierRows.repeated(entry, earlier));
        }
        var differences = Differences.between(Payloads.read(holder.payload()), entry.position());
        var reasons = differences.isEmpty()
                ? Reasons.of("iupd: received before, %s, with the same contents".formatted(where(holder)))
                : Reasons.of(("iupd: received before, %s, with other contents (%s); the first one stands. To change it,"
                                + " send this with the operation update; if it is another due, under another iupd")
                        .formatted(where(holder), String.join(", ", differences)));
        return new Verdict(entry, Outcome.DUPLICATE, holder.instruction(), reasons);
    }

    static String where(Keys.Holder holder) {
        return holder.drop() == Page.NO_DROP
                ? "through the REST interface"
                : "in drop %d at row %d".formatted(holder.drop(), holder.row());
    }

    private long nextIds(int count) {
        if (count > IDS) {
            throw new IllegalArgumentException("A page has at most %d entries, this one has %d".formatted(IDS, count));
        }
        return jdbc.queryForObject("select nextval('instruction_id')", Long.class);
    }
}
