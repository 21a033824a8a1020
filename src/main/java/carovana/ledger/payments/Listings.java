package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The flows that were listed: each is fetched once, and tried again until it is served. */
@Repository("ledgerListings")
public class Listings {

    private static final int TROUBLE = 1000;

    private final JdbcTemplate jdbc;
    private final Looks looks;

    Listings(JdbcTemplate jdbc, Looks looks) {
        this.jdbc = jdbc;
        this.looks = looks;
    }

    /** @return those that were not listed before: they are due at once */
    @Transactional
    public List<FlowListing> take(List<FlowListing> listed) {
        return Batches.changed(
                jdbc,
                "insert into flow_listing (organization, iuf, iuf_key, psp, mark, listed_at, due_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                listed,
                (statement, each) -> {
                    statement.setString(1, each.id().organization());
                    statement.setString(2, each.id().iuf());
                    statement.setString(3, each.id().key());
                    statement.setString(4, each.id().psp());
                    statement.setString(5, each.mark());
                    statement.setObject(6, Batches.utc(each.listedAt()));
                    statement.setObject(7, Batches.utc(each.listedAt()));
                });
    }

    /**
     * Takes those that are to be fetched: until the transaction ends nobody else gets them.
     *
     * @return oldest first, so many at most
     */
    public List<FlowListing> due(String organization, Instant now, int limit) {
        return query(
                "organization = ? and due_at <= ? order by due_at, iuf_key limit ? for update skip locked",
                organization,
                Batches.utc(now),
                limit);
    }

    /**
     * Takes the one that is due longest, so that nobody else fetches it while it is fetched. Who takes it and dies leaves
     * it due again.
     *
     * @param until for how long it is taken
     */
    @Transactional
    public Optional<FlowListing> lease(String organization, Instant now, Instant until) {
        var due = due(organization, now, 1).stream().findFirst();
        due.ifPresent(listing -> dueAgain(listing, until));
        return due;
    }

    /** It was not fetched after all, and nothing is known of it. */
    @Transactional
    public void dueAgain(FlowListing listing, Instant at) {
        jdbc.update(
                "update flow_listing set due_at = ? where organization = ? and iuf_key = ? and psp = ? and mark = ?"
                        + " and fetched_at is null",
                Batches.utc(at),
                listing.id().organization(),
                listing.id().key(),
                listing.id().psp(),
                listing.mark());
    }

    /** @param keys ids in upper case */
    public List<FlowListing> of(String organization, Collection<String> keys) {
        return query(Batches.OF + " and iuf_key = any(?)", organization, keys.toArray(String[]::new));
    }

    private List<FlowListing> query(String where, Object... values) {
        return jdbc.query("select * from flow_listing where " + where, Listings::listing, values);
    }

    static FlowListing listing(ResultSet row, int n) throws SQLException {
        return new FlowListing(
                KnownFlows.id(row),
                row.getString("mark"),
                Batches.moment(row, "listed_at"),
                row.getInt("tries"),
                row.getString("trouble"),
                Batches.moment(row, "fetched_at"));
    }

    /**
     * It was not served.
     *
     * @param again when to try again
     */
    @Transactional
    public void failed(FlowListing listing, String trouble, Instant now, Instant again) {
        jdbc.update(
                "update flow_listing set tries = tries + 1, trouble = ?, due_at = ?"
                        + " where organization = ? and iuf_key = ? and psp = ? and mark = ? and fetched_at is null",
                Batches.shortened(trouble, TROUBLE),
                Batches.utc(again),
                listing.id().organization(),
                listing.id().key(),
                listing.id().psp(),
                listing.mark());
        looks.mark(listing.id().organization(), List.of("F:" + listing.id().key()), now);
    }

    /** It was served, readable or not. */
    @Transactional
    public void fetched(FlowListing listing, Instant now) {
        jdbc.update(
                "update flow_listing set fetched_at = ?, due_at = null"
                        + " where organization = ? and iuf_key = ? and psp = ? and mark = ? and fetched_at is null",
                Batches.utc(now),
                listing.id().organization(),
                listing.id().key(),
                listing.id().psp(),
                listing.mark());
        looks.mark(listing.id().organization(), List.of("F:" + listing.id().key()), now);
    }
}
