package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.Databases;
import carovana.reconciliation.running.Judging;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lines of flows, as many positions and as many receipts, in PostgreSQL: the whole is new, and nothing is left over. */
@DisplayName("Matching")
class MatchingBenchmark {

    private static final int LINES_OF_A_FLOW = 10_000;
    private static final double LINEAR = 12;

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void takes_ten_times_as_long_for_ten_times_as_much(@TempDir Path few, @TempDir Path many) {
        int most = Sizes.MATCHED;
        var tenth = seconds(few, most / 10);
        var whole = seconds(many, most);
        double growth = whole.product / tenth.product;
        Table.add(
                "matching %,d lines with as many positions and receipts, PostgreSQL".formatted(most),
                "%.1f s, a tenth of it %.1f s".formatted(whole.product, tenth.product),
                "one bare join of the same %.1f s: %.1f ×".formatted(whole.join, whole.product / whole.join),
                "%.1f × the time for a tenth".formatted(growth),
                "≤ " + LINEAR);
        assertThat(growth).as("growth of the time for ten times as many lines").isLessThanOrEqualTo(LINEAR);
    }

    private record Seconds(double product, double join) {}

    private static Seconds seconds(Path home, int lines) {
        try (var town = new Town(
                home,
                "--spring.profiles.active=sandbox,postgres",
                "--spring.datasource.url=" + Databases.postgresUrl(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--carovana.reconciliation.every=86400000")) {
            town.leave("one.csv", Town.csv(Town.row("ONE")));
            town.outcome("one.csv.outcome.csv");
            var jdbc = town.the(JdbcTemplate.class);
            fill(jdbc, lines);
            long start = System.nanoTime();
            town.the(Judging.class).look(Town.BUGLIANO);
            double product = (System.nanoTime() - start) / 1e9;
            assertThat(jdbc.queryForObject("select count(*) from payment where state = 'REPORTED'", Integer.class))
                    .isEqualTo(lines);
            assertThat(jdbc.queryForObject("select count(*) from flow where state <> 'MATCHED'", Integer.class))
                    .isZero();
            start = System.nanoTime();
            jdbc.execute("create table joined as select k.iupd, l.iuv, l.iur, l.idx, l.amount, r.paid_at, f.iuf"
                    + " from flow_line l join flow f on f.id = l.flow"
                    + " join receipt r on r.iuv = l.iuv and r.organization = f.organization and r.receipt_id = l.iur"
                    + " join receipt_transfer t on t.iuv = r.iuv and t.organization = r.organization"
                    + " and t.receipt_id = r.receipt_id and t.idx = l.idx and t.amount = l.amount"
                    + " join iuv_key k on k.organization = f.organization and k.iuv = l.iuv");
            double join = (System.nanoTime() - start) / 1e9;
            System.out.printf("matching %,d lines: %.1f s, the bare join %.1f s%n", lines, product, join);
            return new Seconds(product, join);
        }
    }

    /** The database makes them of the only position that there is; the IUVs lie where no file's are. */
    private static void fill(JdbcTemplate jdbc, int lines) {
        var payload = jdbc.queryForObject("select payload from instruction where iupd = 'ONE'", String.class);
        var iuv = jdbc.queryForObject("select iuv from iuv_key where iupd = 'ONE'", String.class);
        var numbered = " from generate_series(1, " + lines + ") i";
        var ours = "'02' || lpad(i::text, 15, '0')";
        jdbc.update(
                "insert into instruction (id, drop_id, first_row, last_row, row_count, organization, iupd, operation,"
                        + " payload, received_at) select 1000000000 + i, 0, i, i, 1, ?, 'M-' || i, 'CREATE',"
                        + " replace(replace(?, '\"ONE\"', '\"M-' || i || '\"'), ?, " + ours + "), now()" + numbered,
                Town.BUGLIANO,
                payload,
                iuv);
        jdbc.update(
                "insert into position_key select ?, 'M-' || i, 1000000000 + i, 1000000000 + i" + numbered,
                Town.BUGLIANO);
        jdbc.update("insert into iuv_key select ?, " + ours + ", 'M-' || i, false" + numbered, Town.BUGLIANO);
        jdbc.update(
                "insert into receipt (organization, iuv, receipt_id, nav, issuer, amount, psp, paid_at, operating_day,"
                        + " source, learned_at, content_hash, document) select ?, " + ours
                        + ", 'rt-' || i, null, ?, 12550,"
                        + " 'PSPITM01', now(), current_date, 'GPD', now(), 'x', 0" + numbered,
                Town.BUGLIANO,
                Town.BUGLIANO);
        jdbc.update(
                "insert into receipt_transfer select ?, " + ours + ", 'rt-' || i, 1, ?, 12550, false" + numbered,
                Town.BUGLIANO,
                Town.BUGLIANO);
        int flows = Math.max(1, lines / LINES_OF_A_FLOW);
        int ofOne = lines / flows;
        var iuf = "'2026-11-18PSPITM01-S' || lpad(i::text, 9, '0')";
        jdbc.update(
                "insert into flow (id, organization, iuf, iuf_key, psp, revision, made_at, fetched_at, header_iuf,"
                        + " regulation, regulation_day, receiver, header_count, header_total, line_count, line_sum, line_net,"
                        + " reversals, digest, repeated, content_hash, document, state, credit, credited) select i, ?, "
                        + iuf
                        + ", " + iuf + ", 'PSPITM01', 1, now(), now(), " + iuf
                        + ", 'TRN' || i, current_date, ?, ?, ?, ?, ?, ?,"
                        + " 0, i, '', 'x', 0, 'ACCEPTED', 'UNCREDITED', 0 from generate_series(1, ?) i",
                Town.BUGLIANO,
                Town.BUGLIANO,
                ofOne,
                ofOne * 12_550L,
                ofOne,
                ofOne * 12_550L,
                ofOne * 12_550L,
                flows);
        jdbc.update(
                "insert into flow_line (flow, number, iuv, iur, idx, amount, outcome, paid_on) select 1 + (i - 1) / ?,"
                        + " 1 + (i - 1) % ?, " + ours + ", 'rt-' || i, 1, 12550, '0', current_date" + numbered,
                ofOne,
                ofOne);
        jdbc.update(
                "insert into look (organization, kind, group_key, due_at) select ?, 'P', 'P:' || " + ours
                        + ", now() - interval '1 day'" + numbered,
                Town.BUGLIANO);
        jdbc.update(
                "insert into look (organization, kind, group_key, due_at) select ?, 'F', 'F:' || " + iuf
                        + ", now() - interval '1 day' from generate_series(1, ?) i",
                Town.BUGLIANO,
                flows);
        jdbc.execute("analyze");
    }
}
