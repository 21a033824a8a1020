package carovana.ledger;

import carovana.ledger.EarlierRows.Earlier;
import carovana.positions.Operation;
import carovana.positions.PaymentOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The keys that let every due travel once: (organization, IUPD) and (organization, IUV), unique in the database. A page
 * claims all of its keys in one batch, and the count of each statement says whether the key was free.
 */
@Repository
class Keys {

    private final JdbcTemplate jdbc;

    Keys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A position that holds the key another one asks for.
     *
     * @param latestDrop where something was asked for it last
     */
    record Holder(
            String iupd,
            long instruction,
            Operation operation,
            long drop,
            int row,
            String payload,
            Operation latest,
            long latestDrop,
            int latestRow) {

        /** @return null when that drop does not ask for it */
        Earlier rowIn(long asking) {
            if (drop == asking) {
                return new Earlier(row, operation);
            }
            return latestDrop == asking ? new Earlier(latestRow, latest) : null;
        }

        List<String> iuvs() {
            return payload == null
                    ? List.of()
                    : Payloads.read(payload).options().stream()
                            .map(PaymentOption::iuv)
                            .toList();
        }
    }

    /** @return for each claim, in order, whether its IUPD was free and is now its own */
    boolean[] claimIupds(String organization, List<Claim> claims) {
        return batch(
                "insert into position_key (organization, iupd, instruction, latest) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                claims.size(),
                (statement, i) -> {
                    statement.setString(1, organization);
                    statement.setString(2, claims.get(i).iupd());
                    statement.setLong(3, claims.get(i).instruction());
                    statement.setLong(4, claims.get(i).instruction());
                });
    }

    /**
     * Keeps others from asking anything for these positions until the transaction ends.
     *
     * @return the latest instruction of each that is known
     */
    Map<String, Long> latestOf(String organization, Collection<String> iupds) {
        var latest = new HashMap<String, Long>();
        jdbc.query(
                "select iupd, latest from position_key where organization = ? and iupd = any(?)"
                        + " order by iupd for update",
                row -> {
                    latest.put(row.getString(1), row.getLong(2));
                },
                organization,
                iupds.toArray(String[]::new));
        return latest;
    }

    /** An IUV that a position asks for, or that we allocate to it. */
    record IuvClaim(String iuv, String iupd, boolean allocated) {}

    /** @return for each IUV, in order, whether it was free and is now its position's */
    boolean[] claimIuvs(String organization, List<IuvClaim> claims) {
        return batch(
                "insert into iuv_key (organization, iuv, iupd, allocated) values (?, ?, ?, ?) on conflict do nothing",
                claims.size(),
                (statement, i) -> {
                    statement.setString(1, organization);
                    statement.setString(2, claims.get(i).iuv());
                    statement.setString(3, claims.get(i).iupd());
                    statement.setBoolean(4, claims.get(i).allocated());
                });
    }

    Map<String, Holder> holdersOf(String organization, Collection<String> iupds) {
        var holders = new HashMap<String, Holder>();
        jdbc.query(
                "select k.iupd, i.id, i.operation, i.drop_id, i.first_row, i.payload, l.operation, l.drop_id, l.first_row"
                        + " from position_key k join instruction i on i.id = k.instruction"
                        + " join instruction l on l.id = k.latest where k.organization = ? and k.iupd = any(?)",
                row -> {
                    holders.put(
                            row.getString(1),
                            new Holder(
                                    row.getString(1),
                                    row.getLong(2),
                                    Operation.valueOf(row.getString(3)),
                                    row.getLong(4),
                                    row.getInt(5),
                                    row.getString(6),
                                    Operation.valueOf(row.getString(7)),
                                    row.getLong(8),
                                    row.getInt(9)));
                },
                organization,
                iupds.toArray(String[]::new));
        return holders;
    }

    /** @return what was asked last with all its data for these positions, and is not settled yet */
    Map<String, String> payloadsOnTheWay(String organization, Collection<String> iupds) {
        var payloads = new HashMap<String, String>();
        jdbc.query(
                "select i.iupd, i.payload from instruction i join work w on w.instruction = i.id"
                        + " where i.organization = ? and i.iupd = any(?) and i.payload is not null order by i.id",
                row -> {
                    payloads.put(row.getString(1), row.getString(2));
                },
                organization,
                iupds.toArray(String[]::new));
        return payloads;
    }

    /** @return the IUPD that has each of these IUVs */
    Map<String, String> ownersOf(String organization, Collection<String> iuvs) {
        var owners = new HashMap<String, String>();
        jdbc.query(
                "select iuv, iupd from iuv_key where organization = ? and iuv = any(?)",
                row -> {
                    owners.put(row.getString(1), row.getString(2));
                },
                organization,
                iuvs.toArray(String[]::new));
        return owners;
    }

    /** Gives up what a position had claimed before one of its IUVs turned out to be another's. */
    void giveUp(String organization, Claim claim, Collection<String> iuvs) {
        jdbc.update(
                "delete from position_key where organization = ? and iupd = ? and instruction = ?",
                organization,
                claim.iupd(),
                claim.instruction());
        jdbc.update(
                "delete from iuv_key where organization = ? and iupd = ? and iuv = any(?)",
                organization,
                claim.iupd(),
                iuvs.toArray(String[]::new));
    }

    /** IUVs that were allocated to these IUPDs before and are still theirs, by IUPD and option number. */
    Map<String, Map<Integer, String>> keptIuvs(String organization, Collection<String> iupds) {
        var kept = new HashMap<String, Map<Integer, String>>();
        jdbc.query(
                "select iupd, number, iuv from iuv_kept where organization = ? and iupd = any(?)",
                row -> {
                    kept.computeIfAbsent(row.getString(1), iupd -> new HashMap<>())
                            .put(row.getInt(2), row.getString(3));
                },
                organization,
                iupds.toArray(String[]::new));
        return kept;
    }

    /** Frees the keys of a position that pagoPA would not take; IUVs that we allocated stay its own. */
    void freeRefused(String organization, String iupd, long instruction, List<String> iuvs) {
        int freed = jdbc.update(
                "delete from position_key where organization = ? and iupd = ? and instruction = ?",
                organization,
                iupd,
                instruction);
        if (freed > 0) {
            freeIuvs(organization, iupd, iuvs);
        }
    }

    /** Frees the keys of a position that pagoPA has no more; IUVs that we allocated stay its own. */
    void freeDeleted(String organization, String iupd) {
        var holder = holdersOf(organization, List.of(iupd)).get(iupd);
        if (holder != null) {
            jdbc.update("delete from position_key where organization = ? and iupd = ?", organization, iupd);
            freeIuvs(organization, iupd, holder.iuvs());
        }
    }

    /** From now on the position is what this instruction asked for; IUVs that it has no more are free. */
    void stands(String organization, String iupd, long instruction, List<String> iuvs) {
        var before = holdersOf(organization, List.of(iupd)).get(iupd);
        if (before == null) {
            standAgain(organization, iupd, instruction, iuvs);
        } else if (before.instruction() != instruction) {
            var dropped =
                    before.iuvs().stream().filter(each -> !iuvs.contains(each)).toArray(String[]::new);
            jdbc.update(
                    "delete from iuv_key where organization = ? and iupd = ? and iuv = any(?) and not allocated",
                    organization,
                    iupd,
                    dropped);
            jdbc.update(
                    "update position_key set instruction = ? where organization = ? and iupd = ?",
                    instruction,
                    organization,
                    iupd);
        }
    }

    /** It was deleted while this one was on its way, and has been created again. */
    private void standAgain(String organization, String iupd, long instruction, List<String> iuvs) {
        jdbc.update(
                "insert into position_key (organization, iupd, instruction, latest) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                organization,
                iupd,
                instruction,
                instruction);
        claimIuvs(
                organization,
                iuvs.stream().map(iuv -> new IuvClaim(iuv, iupd, false)).toList());
    }

    private void freeIuvs(String organization, String iupd, List<String> iuvs) {
        for (int number = 0; number < iuvs.size(); number++) {
            int ours = jdbc.update(
                    "delete from iuv_key where organization = ? and iuv = ? and iupd = ? and not allocated",
                    organization,
                    iuvs.get(number),
                    iupd);
            if (ours == 0) {
                jdbc.update(
                        "insert into iuv_kept (organization, iupd, number, iuv) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        organization,
                        iupd,
                        number,
                        iuvs.get(number));
            }
        }
    }

    private interface Row {
        void fill(PreparedStatement statement, int i) throws SQLException;
    }

    private boolean[] batch(String sql, int size, Row row) {
        var free = new boolean[size];
        if (size == 0) {
            return free;
        }
        var counts = jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int i) throws SQLException {
                row.fill(statement, i);
            }

            @Override
            public int getBatchSize() {
                return size;
            }
        });
        for (int i = 0; i < size; i++) {
            if (counts[i] < 0) {
                throw new IllegalStateException(
                        "The database driver does not count batched rows: leave reWriteBatchedInserts off");
            }
            free[i] = counts[i] == 1;
        }
        return free;
    }
}
