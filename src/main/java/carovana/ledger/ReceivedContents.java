package carovana.ledger;

import org.apache.camel.spi.IdempotentRepository;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers which contents have come, for Camel's idempotent consumer. The key is the drop's number, a blank, and
 * {@code organization/SHA-256}: the drop itself holds its content, so a crash between the two is impossible, and a drop
 * that asks again after a restart is no duplicate of itself.
 */
@Component("receivedContents")
public class ReceivedContents implements IdempotentRepository {

    private final JdbcClient jdbc;

    ReceivedContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public static String key(long drop, String organization, String sha256) {
        return drop + " " + contentKey(organization, sha256);
    }

    public static String contentKey(String organization, String sha256) {
        return organization + "/" + sha256;
    }

    @Override
    public boolean add(String key) {
        try {
            return jdbc.sql("update drops set content_key = ? where id = ?")
                            .params(content(key), drop(key))
                            .update()
                    == 1;
        } catch (DuplicateKeyException alreadyReceived) {
            return false;
        }
    }

    @Override
    public boolean contains(String key) {
        return jdbc.sql("select count(*) from drops where content_key = ? and id <> ?")
                        .params(content(key), drop(key))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public boolean remove(String key) {
        return jdbc.sql("update drops set content_key = null where id = ? and content_key = ? and loaded_row = 0")
                        .params(drop(key), content(key))
                        .update()
                == 1;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    /** Never: contents are remembered for as long as the ledger is kept. */
    @Override
    public void clear() {
        throw new UnsupportedOperationException("The ledger forgets nothing");
    }

    @Override
    public void start() {
        // nothing to open: the ledger is
    }

    @Override
    public void stop() {
        // nothing to close
    }

    private static long drop(String key) {
        return Long.parseLong(key.substring(0, key.indexOf(' ')));
    }

    private static String content(String key) {
        return key.substring(key.indexOf(' ') + 1);
    }
}
