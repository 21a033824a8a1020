package carovana.ledger;

import carovana.positions.DebtPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The positions that payments are for. */
@Repository
public class Dues {

    private final JdbcTemplate jdbc;

    Dues(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The positions with these IUVs as pagoPA has them, by IUV; without those that the ledger does not know. */
    public Map<String, DebtPosition> ofIuvs(String organization, Collection<String> iuvs) {
        var dues = new HashMap<String, DebtPosition>();
        jdbc.query(
                "select k.iuv, i.payload from unnest(cast(? as varchar array)) asked(iuv)"
                        + " join iuv_key k on k.organization = ? and k.iuv = asked.iuv"
                        + " join position_key p on p.organization = k.organization and p.iupd = k.iupd"
                        + " join instruction i on i.id = p.instruction",
                row -> {
                    dues.put(row.getString(1), Payloads.read(row.getString(2)));
                },
                iuvs.toArray(String[]::new),
                organization);
        dues.values().removeIf(Objects::isNull);
        return dues;
    }
}
