package carovana.ledger.tenants;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tenants of all proxies. */
@Repository("ledgerTenants")
public class Tenants {

    private final JdbcClient jdbc;

    Tenants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Tenant> find(String proxy, String id) {
        return jdbc.sql("select organization, name, active, document, version from tenant where id = ? and proxy = ?")
                .params(id, proxy)
                .query((row, n) -> new Tenant(
                        proxy,
                        id,
                        row.getString("organization"),
                        row.getString("name"),
                        row.getBoolean("active"),
                        row.getString("document"),
                        row.getLong("version")))
                .optional();
    }

    /** Within a change that {@link Tenancy#begin} has begun. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Tenant tenant) {
        var values = new Object[] {
            tenant.organization(),
            tenant.name(),
            tenant.active(),
            tenant.document(),
            tenant.version(),
            tenant.id(),
            tenant.proxy()
        };
        int there = jdbc.sql("update tenant set organization = ?, name = ?, active = ?, document = ?, version = ?"
                        + " where id = ? and proxy = ?")
                .params(values)
                .update();
        if (there == 0) {
            jdbc.sql("insert into tenant (organization, name, active, document, version, id, proxy)"
                            + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(values)
                    .update();
        }
    }
}
