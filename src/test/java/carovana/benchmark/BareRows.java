package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** The least that a ledger must write: the same rows into the same tables, by one connection and nothing else. */
final class BareRows {

    private static final int PAGE = 500;

    private final String name;
    private final long firstId;
    private final String[] payloads;

    /**
     * @param name what its IUPDs start with
     * @param firstId where its instructions' numbers start, far from all others
     * @param payload of a row that the product wrote
     * @param iupd of that row
     */
    BareRows(String name, long firstId, int rows, String payload, String iupd) {
        this.name = name;
        this.firstId = firstId;
        payloads = new String[rows];
        for (int i = 0; i < rows; i++) {
            payloads[i] = payload.replace(iupd, Dues.iupd(name, i));
        }
    }

    void insert(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var keys = connection.prepareStatement("insert into position_key (organization, iupd, instruction)"
                        + " values (?, ?, ?) on conflict do nothing");
                var iuvs = connection.prepareStatement("insert into iuv_key (organization, iuv, iupd, allocated)"
                        + " values (?, ?, ?, true) on conflict do nothing");
                var instructions = connection.prepareStatement("insert into instruction (id, drop_id, first_row,"
                        + " last_row, row_count, organization, iupd, operation, payload, warnings, received_at)"
                        + " values (?, ?, ?, ?, 1, ?, ?, 'CREATE', ?, null, ?) on conflict do nothing");
                var work = connection.prepareStatement("insert into work (instruction, rank, due_at, node, outcomes,"
                        + " attempts, in_doubt) values (?, ?, ?, 0, 0, 0, false) on conflict do nothing")) {
            for (int from = 0; from < payloads.length; from += PAGE) {
                var now = Timestamp.from(Instant.now());
                for (int i = from; i < Math.min(from + PAGE, payloads.length); i++) {
                    add(i, now, keys, iuvs, instructions, work);
                }
                for (var batch : new PreparedStatement[] {keys, iuvs, instructions, work}) {
                    for (int count : batch.executeBatch()) {
                        assertThat(count).isEqualTo(1);
                    }
                }
                connection.commit();
            }
        }
    }

    private void add(
            int row,
            Timestamp now,
            PreparedStatement keys,
            PreparedStatement iuvs,
            PreparedStatement instructions,
            PreparedStatement work)
            throws SQLException {
        long id = firstId + row;
        var iupd = Dues.iupd(name, row);
        keys.setString(1, Town.BUGLIANO);
        keys.setString(2, iupd);
        keys.setLong(3, id);
        keys.addBatch();
        iuvs.setString(1, Town.BUGLIANO);
        iuvs.setString(2, "02%015d".formatted(id));
        iuvs.setString(3, iupd);
        iuvs.addBatch();
        instructions.setLong(1, id);
        instructions.setLong(2, -firstId);
        instructions.setInt(3, row + 2);
        instructions.setInt(4, row + 2);
        instructions.setString(5, Town.BUGLIANO);
        instructions.setString(6, iupd);
        instructions.setString(7, payloads[row]);
        instructions.setTimestamp(8, now);
        instructions.addBatch();
        work.setLong(1, id);
        work.setInt(2, row + 2);
        work.setTimestamp(3, now);
        work.addBatch();
    }
}
