package carovana.ledger.tenants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The payment configs of all proxies. */
@Repository("ledgerPaymentConfigs")
public class PaymentConfigs {

    private static final String CONFIG =
            "select c.proxy, c.id, c.tenant, c.management_id, c.active, c.document, c.terms, c.version from payment_config c";

    private final JdbcClient jdbc;

    PaymentConfigs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PaymentConfig> find(String proxy, String id) {
        return jdbc.sql(CONFIG + " where c.id = ? and c.proxy = ?")
                .params(id, proxy)
                .query(PaymentConfigs::config)
                .optional();
    }

    /**
     * Those that rows may name, in the order of their ids: neither they nor their tenants are deleted. As many as the
     * limit, or as can be read at once.
     */
    public List<PaymentConfig> active(String proxy, Collection<String> organizations, int limit) {
        if (organizations.isEmpty()) {
            return List.of();
        }
        var lengths = active("select octet_length(c.document) from payment_config c", proxy, organizations, limit)
                .query(Integer.class)
                .list();
        return active(CONFIG, proxy, organizations, Armful.of(lengths))
                .query(PaymentConfigs::config)
                .list();
    }

    private StatementSpec active(String select, String proxy, Collection<String> organizations, int limit) {
        return jdbc.sql(select + " join tenant t on t.id = c.tenant and t.proxy = c.proxy"
                        + " where t.organization in (:organizations) and c.proxy = :proxy and c.active and t.active"
                        + " order by c.id limit :limit")
                .param("organizations", organizations)
                .param("proxy", proxy)
                .param("limit", limit);
    }

    /** Within a change that {@link Tenancy#begin} has begun. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(PaymentConfig config) {
        var values = new Object[] {
            config.tenant(),
            config.managementId(),
            config.active(),
            config.document(),
            Terms.write(config.terms()),
            config.version(),
            config.id(),
            config.proxy()
        };
        int there = jdbc.sql("update payment_config set tenant = ?, management_id = ?, active = ?, document = ?,"
                        + " terms = ?, version = ? where id = ? and proxy = ?")
                .params(values)
                .update();
        if (there == 0) {
            jdbc.sql("insert into payment_config (tenant, management_id, active, document, terms, version, id, proxy)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(values)
                    .update();
        }
    }

    private static PaymentConfig config(ResultSet row, int number) throws SQLException {
        return new PaymentConfig(
                row.getString("proxy"),
                row.getString("id"),
                row.getString("tenant"),
                row.getString("management_id"),
                row.getBoolean("active"),
                row.getString("document"),
                Terms.read(row.getString("terms")),
                row.getLong("version"));
    }
}
