package carovana.ledger;

import carovana.positions.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes a settled page: instructions, work, verdicts and the drop's counts, a batch each. */
@Repository
class Books {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Node node;
    private final ApplicationEventPublisher told;
    private volatile Duration hold = Duration.ZERO;

    Books(JdbcTemplate jdbc, Node node, Clock clock, ApplicationEventPublisher told) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
        this.told = told;
    }

    void hold(Duration atMost) {
        hold = atMost;
    }

    void write(Page page, List<Claim> claims, List<Verdict> verdicts) {
        var now = LocalDateTime.now(clock);
        var inOrder = claims.stream()
                .sorted(Comparator.comparingLong(Claim::instruction))
                .toList();
        writeInstructions(page, inOrder, now);
        writeWork(inOrder, 0, now.plus(hold));
        writeLatest(page, inOrder);
        writeVerdicts(page, verdicts);
        count(page, verdicts);
    }

    /** Writes what somebody waits for, leased to this process where it need not wait behind another one. */
    void writeAsked(Page page, Claim claim) {
        var now = LocalDateTime.now(clock);
        boolean free = claim.follows() == 0
                || jdbc.queryForList("select instruction from work where instruction = ?", Long.class, claim.follows())
                        .isEmpty();
        long owner = free ? node.id() : 0;
        writeInstructions(page, List.of(claim), now);
        writeWork(List.of(claim), owner, now);
        writeLatest(page, List.of(claim));
        if (free) {
            told.publishEvent(new Asked(new Instruction(
                    claim.instruction(),
                    page.drop(),
                    owner,
                    claim.entry().rows(),
                    claim.entry().firstRow(),
                    0,
                    0,
                    false,
                    claim.operation(),
                    page.organization().fiscalCode(),
                    claim.iupd(),
                    claim.position())));
        }
    }

    private void writeLatest(Page page, List<Claim> claims) {
        var others = claims.stream()
                .filter(claim -> claim.operation() != Operation.CREATE)
                .toList();
        jdbc.batchUpdate(
                "update position_key set latest = ? where organization = ? and iupd = ?",
                others,
                others.isEmpty() ? 1 : others.size(),
                (statement, claim) -> {
                    statement.setLong(1, claim.instruction());
                    statement.setString(2, page.organization().fiscalCode());
                    statement.setString(3, claim.iupd());
                });
    }

    private void writeInstructions(Page page, List<Claim> claims, LocalDateTime now) {
        jdbc.batchUpdate(
                "insert into instruction (id, drop_id, first_row, last_row, row_count, organization, iupd, operation,"
                        + " payload, warnings, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                claims,
                claims.isEmpty() ? 1 : claims.size(),
                (statement, claim) -> {
                    var entry = claim.entry();
                    statement.setLong(1, claim.instruction());
                    statement.setLong(2, page.drop());
                    statement.setInt(3, entry.firstRow());
                    statement.setInt(4, entry.lastRow());
                    statement.setInt(5, entry.rows());
                    statement.setString(6, page.organization().fiscalCode());
                    statement.setString(7, claim.iupd());
                    statement.setString(8, claim.operation().name());
                    statement.setString(9, Payloads.write(claim.position()));
                    statement.setString(
                            10,
                            entry.reasons().isEmpty() ? null : entry.reasons().asText());
                    statement.setObject(11, now);
                });
    }

    private void writeWork(List<Claim> claims, long owner, LocalDateTime due) {
        jdbc.batchUpdate(
                "insert into work (instruction, rank, due_at, node, outcomes, attempts, in_doubt, follows)"
                        + " values (?, ?, ?, ?, 0, 0, false, ?)",
                claims,
                claims.isEmpty() ? 1 : claims.size(),
                (statement, claim) -> {
                    statement.setLong(1, claim.instruction());
                    statement.setInt(2, claim.entry().firstRow());
                    statement.setObject(3, due);
                    statement.setLong(4, owner);
                    statement.setLong(5, claim.follows());
                });
    }

    private void writeVerdicts(Page page, List<Verdict> verdicts) {
        jdbc.batchUpdate(
                "insert into verdict (drop_id, first_row, last_row, iupd, outcome, instruction, reasons)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                verdicts,
                verdicts.isEmpty() ? 1 : verdicts.size(),
                (statement, verdict) -> {
                    var entry = verdict.entry();
                    statement.setLong(1, page.drop());
                    statement.setInt(2, entry.firstRow());
                    statement.setInt(3, entry.lastRow());
                    statement.setString(4, shortened(entry.iupd()));
                    statement.setString(5, verdict.outcome().name());
                    statement.setObject(6, verdict.instruction(), java.sql.Types.BIGINT);
                    statement.setString(7, verdict.reasons().asText());
                });
    }

    /** A rejected row may hold anything where its IUPD should be. */
    private static String shortened(String iupd) {
        return iupd == null || iupd.length() <= 255 ? iupd : iupd.substring(0, 255);
    }

    private void count(Page page, List<Verdict> verdicts) {
        int rejected = rows(verdicts, Outcome.REJECTED);
        int duplicates = rows(verdicts, Outcome.DUPLICATE);
        if (rejected + duplicates > 0) {
            jdbc.update(
                    "update drops set rejected = rejected + ?, duplicates = duplicates + ? where id = ?",
                    rejected,
                    duplicates,
                    page.drop());
            tell(page, Outcome.REJECTED, rejected);
            tell(page, Outcome.DUPLICATE, duplicates);
        }
    }

    private void tell(Page page, Outcome outcome, int rows) {
        if (rows > 0) {
            told.publishEvent(new RowsSettled(page.organization().fiscalCode(), outcome, rows));
        }
    }

    private static int rows(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .mapToInt(verdict -> verdict.entry().rows())
                .sum();
    }
}
