package carovana.ledger;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands out the bases of new IUVs, per organization and segregation code. They are reserved in blocks, each in a
 * transaction of its own: numbers may be skipped, they are never given twice.
 */
@Repository
class Iuvs {

    /** A base has 13 digits. */
    static final long LAST_BASE = 9_999_999_999_999L;

    /** So many pages like the one that asks are reserved at once: a large drop pays for few reservations. */
    private static final int PAGES_AHEAD = 10;

    private final JdbcClient jdbc;
    private final LedgerSettings settings;
    private final TransactionTemplate itsOwn;
    private final Map<String, Block> blocks = new HashMap<>();

    Iuvs(JdbcClient jdbc, LedgerSettings settings, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.settings = settings;
        itsOwn = new TransactionTemplate(transactions);
        itsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Bases that are this process's own, from the next one up to before the end. */
    private record Block(long next, long end) {}

    /** @return the first of {@code count} bases that are now the caller's */
    synchronized long take(String organization, String segregationCode, int count) {
        var owner = organization + "/" + segregationCode;
        var block = blocks.get(owner);
        if (block == null || block.end - block.next < count) {
            block = itsOwn.execute(status -> reserve(organization, segregationCode, count));
        }
        blocks.put(owner, new Block(block.next + count, block.end));
        return block.next;
    }

    private Block reserve(String organization, String segregationCode, int count) {
        jdbc.sql("insert into iuv_counter (organization, segregation, next_base) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(organization, segregationCode, settings.firstIuvBase())
                .update();
        long first = jdbc.sql("select next_base from iuv_counter where organization = ? and segregation = ? for update")
                .params(organization, segregationCode)
                .query(Long.class)
                .single();
        if (first + count - 1 > LAST_BASE) {
            throw new IllegalStateException("The IUVs of organization %s with segregation code %s are used up"
                    .formatted(organization, segregationCode));
        }
        long end = Math.min(first + (long) PAGES_AHEAD * count, LAST_BASE + 1);
        jdbc.sql("update iuv_counter set next_base = ? where organization = ? and segregation = ?")
                .params(end, organization, segregationCode)
                .update();
        return new Block(first, end);
    }
}
