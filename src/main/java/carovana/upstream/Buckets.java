package carovana.upstream;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Where the calls of a key are counted: in PostgreSQL for all nodes that share it, else in this process. */
@Component
public class Buckets {

    private final DataSource dataSource;
    private final Map<String, Bucket> here = new ConcurrentHashMap<>();

    Buckets(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param service whose calls are counted
     * @param key the subscription key; nodes with the same one share a bucket, and so do services that name the same
     * @return null when there is no limit
     */
    public Bucket of(String service, String key, Limit limit) throws SQLException {
        if (limit.isOff()) {
            return null;
        }
        // the limit is part of the name: another limit is another bucket
        var name = service + " " + key + " " + limit;
        if (!isShared()) {
            return here.computeIfAbsent(name, first -> Bucket.builder()
                    .addLimit(Governor.bandwidth(limit))
                    .build());
        }
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .build()
                .builder()
                .build(number(name), () -> BucketConfiguration.builder()
                        .addLimit(Governor.bandwidth(limit))
                        .build());
    }

    private boolean isShared() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }

    private static long number(String name) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
