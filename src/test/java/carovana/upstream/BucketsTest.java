package carovana.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Databases;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The calls of a key")
class BucketsTest {

    private static final Limit LIMIT = Limit.valueOf("100/10h");

    @Test
    void are_counted_together_by_nodes_that_share_a_postgresql() throws Exception {
        DataSource database = Databases.postgres();
        Flyway.configure().dataSource(database).load().migrate();
        var one = new Buckets(database).of("gpd", "key", LIMIT);
        var two = new Buckets(database).of("gpd", "key", LIMIT);
        var another = new Buckets(database).of("gpd", "another key", LIMIT);

        assertThat(one.tryConsume(1)).isTrue();
        assertThat(two.tryConsume(1)).isTrue();

        assertThat(one.tryConsume(1)).isFalse();
        assertThat(two.tryConsume(1)).isFalse();
        assertThat(another.tryConsume(1)).isTrue();
    }

    @Test
    void are_counted_in_the_process_that_has_an_h2_file(@TempDir Path folder) throws Exception {
        var buckets = new Buckets(Databases.h2(folder));
        var bucket = buckets.of("gpd", "key", LIMIT);

        assertThat(bucket.tryConsume(2)).isTrue();
        assertThat(bucket.tryConsume(1)).isFalse();
        assertThat(buckets.of("gpd", "key", LIMIT).tryConsume(1))
                .as("another service with the same key")
                .isFalse();
    }

    @Test
    void are_not_counted_without_a_limit(@TempDir Path folder) throws Exception {
        assertThat(new Buckets(Databases.h2(folder)).of("gpd", "key", Limit.OFF))
                .isNull();
    }
}
