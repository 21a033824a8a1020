package carovana.intake.layouts;

import carovana.ledger.EntryOutcome;
import carovana.ledger.tenants.NamedConfigs;
import carovana.positions.Organization;
import carovana.positions.PositionRules;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Carovana's own layout: a header that names the columns, a payment a row. What no other layout takes is read so. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class CarovanaCsv implements Layout {

    private final IntakeLimits limits;
    private final IntakeDefaults defaults;
    private final PositionRules rules;
    private final NamedConfigs configs;
    private final Clock clock;

    CarovanaCsv(IntakeLimits limits, IntakeDefaults defaults, PositionRules rules, NamedConfigs configs, Clock clock) {
        this.limits = limits;
        this.defaults = defaults;
        this.rules = rules;
        this.configs = configs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "carovana-csv";
    }

    @Override
    public String outcomeEnding() {
        return ".outcome.csv";
    }

    @Override
    public boolean recognises(Source source) {
        return true;
    }

    @Override
    public int inspect(Source source) throws DropRejected, IOException {
        try (var rows = CsvRows.open(source)) {
            var header = rows.header();
            refuseWide(rows);
            refuseLong(rows);
            if (header.names().stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
                throw new DropRejected("The first row holds zero bytes, so the file is no text we can read: if it is"
                        + " UTF-16, save it with its byte order mark, or better as UTF-8.");
            }
            if (!header.objections().isEmpty()) {
                throw new DropRejected(header.objections());
            }
            int count = 0;
            while (rows.next()) {
                count++;
                if (rows.width() != header.width()) {
                    refuseWide(rows);
                }
                refuseLong(rows);
                if (count > limits.rows()) {
                    throw new DropRejected("The file has too many rows: %d and more, and the limit is %d. Split it."
                            .formatted(count, limits.rows()));
                }
            }
            if (count == 0) {
                throw new DropRejected("The file has a header and nothing under it: there is nothing to load.");
            }
            return count;
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    @Override
    public Entries read(Source source, Organization organization, int afterRow) throws IOException {
        var rows = CsvRows.reopen(source);
        var position = new CsvPosition(
                rows.header(),
                organization,
                defaults,
                rules,
                new RomanDay(clock),
                configs.of(organization.fiscalCode()));
        return new CsvEntries(rows, position, afterRow);
    }

    @Override
    public void writeOutcome(
            Source source, Iterator<EntryOutcome> outcomes, boolean isRoll, long dropId, OutputStream out)
            throws IOException {
        try (var rows = CsvRows.reopen(source)) {
            new CsvOutcome(rows).write(outcomes, isRoll, out);
        } catch (DropRejected changed) {
            throw new IOException("The file is not the one that was inspected: " + changed.getMessage(), changed);
        }
    }

    private void refuseWide(CsvRows rows) throws DropRejected {
        if (rows.width() > limits.columns()) {
            throw new DropRejected("Row %d has too many columns: %d, and the limit is %d."
                    .formatted(rows.row(), rows.width(), limits.columns()));
        }
    }

    private void refuseLong(CsvRows rows) throws DropRejected {
        long limit = limits.fieldSize().toBytes();
        for (int i = 0; i < rows.width(); i++) {
            var value = rows.value(i);
            if (value.length() * 3L > limit) {
                long size = value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
                if (size > limit) {
                    throw new DropRejected(("Row %d has a value of %s in column %d, and the limit is %s: shorten it, or"
                                    + " look for a quote left open.")
                            .formatted(rows.row(), IntakeLimits.told(size), i + 1, IntakeLimits.told(limit)));
                }
            }
        }
    }
}
