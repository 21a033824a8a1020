package carovana.ledger.tenants;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Remembers the configs that rows have named until anything of tenants or configs changes, on whichever node: the number of
 * the last change is looked at once for a page of rows.
 */
@Repository("ledgerRememberedConfigs")
class RememberedConfigs implements NamedConfigs {

    /** Beyond it, as when every row of a file names another one that is not there, what is found is not remembered. */
    private static final int MOST = 10_000;

    /** How many of those that a name may mean are told. */
    private static final int TOLD = 5;

    private static final Pattern ID =
            Pattern.compile("(?:(?<proxy>[^/]+)/)?(?<id>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    private static final String CANDIDATES =
            "select c.proxy, c.id, c.version, c.active, c.terms, t.active as tenant_active,"
                    + " t.name from payment_config c join tenant t on t.id = c.tenant and t.proxy = c.proxy where t.organization = ?";

    private record Key(String organization, String name) {}

    private record Answer(NamedConfig config, String trouble) {}

    private record Candidate(NamedConfig config, boolean active, boolean tenantActive) {}

    /** What is known as of one version; a later one begins anew, so that nobody finds what is no longer true. */
    private record Known(long version, Map<Key, Answer> answers) {}

    private final AtomicReference<Known> known = new AtomicReference<>(new Known(-1, Map.of()));
    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    RememberedConfigs(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    @Override
    public Reader of(String organization) {
        return new Remembering(organization);
    }

    private Known current() {
        long version = tenancy.version();
        return known.updateAndGet(
                each -> each.version == version ? each : new Known(version, new ConcurrentHashMap<>()));
    }

    private Answer lookUp(Key key) {
        var byId = byId(key);
        var found = byId.isEmpty() ? candidates(" and c.management_id = ?", key.organization, key.name) : byId;
        var usable = found.stream()
                .filter(each -> each.active && each.tenantActive)
                .map(Candidate::config)
                .toList();
        if (usable.size() == 1) {
            return new Answer(usable.get(0), null);
        }
        if (usable.size() > 1) {
            return new Answer(
                    null,
                    "is %d payment configs: write the one that is meant, as %s"
                            .formatted(
                                    usable.size(),
                                    usable.stream()
                                            .map(each -> each.proxy() + "/" + each.id())
                                            .sorted()
                                            .limit(TOLD)
                                            .collect(Collectors.joining(" or "))));
        }
        if (found.isEmpty()) {
            return new Answer(
                    null,
                    "there is no payment config of this organization with this id or management_id: save it, or correct the name");
        }
        return new Answer(
                null,
                found.stream().anyMatch(Candidate::tenantActive)
                        ? "this payment config is disabled: set it active, or name another one"
                        : "the tenant of this payment config is disabled: set it active, or name a config of another one");
    }

    /** An id may stand in several proxies; then that of the one that is meant stands before it. */
    private List<Candidate> byId(Key key) {
        var id = ID.matcher(key.name);
        if (!id.matches()) {
            return List.of();
        }
        var plain = id.group("id").toLowerCase(Locale.ROOT);
        return id.group("proxy") == null
                ? candidates(" and c.id = ?", key.organization, plain)
                : candidates(" and c.id = ? and c.proxy = ?", key.organization, plain, id.group("proxy"));
    }

    private List<Candidate> candidates(String condition, Object... values) {
        return jdbc.sql(CANDIDATES + condition)
                .params(values)
                .query((row, n) -> new Candidate(
                        new NamedConfig(
                                row.getString("proxy"),
                                row.getString("id"),
                                row.getLong("version"),
                                row.getString("name"),
                                Terms.read(row.getString("terms"))),
                        row.getBoolean("active"),
                        row.getBoolean("tenant_active")))
                .list();
    }

    private final class Remembering implements Reader {

        private final String organization;
        private Known page;

        private Remembering(String organization) {
            this.organization = organization;
        }

        @Override
        public void beginPage() {
            page = null;
        }

        @Override
        public NamedConfig find(String name) throws NotUsable {
            if (page == null) {
                page = current();
            }
            var key = new Key(organization, name);
            var answer = page.answers.get(key);
            if (answer == null) {
                answer = lookUp(key);
                if (page.answers.size() < MOST) {
                    page.answers.put(key, answer);
                }
            }
            if (answer.config == null) {
                throw new NotUsable(answer.trouble);
            }
            return answer.config;
        }
    }
}
