package carovana.ledger;

import carovana.positions.DebtPosition;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Debt positions as pagoPA has them, by the IUVs that they hold: what payments are compared with. */
@Repository
public class PositionsByIuv {

    private final JdbcTemplate jdbc;

    PositionsByIuv(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @return by IUV; without those that nobody holds, or of whose position only pagoPA knows more than its IUPD
     */
    public Map<String, DebtPosition> of(String organization, Collection<String> iuvs) {
        var positions = new HashMap<String, DebtPosition>();
        // joined to a list, so that both keys of the index are used on H2 too
        jdbc.query(
                "select k.iuv, i.payload from unnest(cast(? as varchar array)) asked(iuv)"
                        + " join iuv_key k on k.organization = ? and k.iuv = asked.iuv"
                        + " join position_key p on p.organization = k.organization and p.iupd = k.iupd"
                        + " join instruction i on i.id = p.instruction where i.payload is not null",
                row -> {
                    positions.put(row.getString(1), Payloads.read(row.getString(2)));
                },
                iuvs.toArray(String[]::new),
                organization);
        return positions;
    }
}
