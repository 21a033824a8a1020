package carovana.intake;

import carovana.files.Home;
import carovana.intake.Comparison.Change;
import carovana.intake.Comparison.Sum;
import carovana.intake.layouts.DropReader;
import carovana.ledger.Drop;
import carovana.ledger.Drops;
import carovana.ledger.Entry;
import carovana.ledger.Rolls;
import carovana.ledger.Rolls.Standing;
import carovana.positions.Operation;
import carovana.positions.Organizations;
import carovana.positions.PositionRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Compares a roll with what stands before anything of it is taken, and writes what it found. */
@Component("comparing")
public class Comparing {

    private static final Logger log = LoggerFactory.getLogger(Comparing.class);

    private static final int WINDOW = 500;

    private final Home home;
    private final Drops drops;
    private final Rolls rolls;
    private final DropReader reader;
    private final Organizations organizations;
    private final PositionRules rules;
    private final RollSettings settings;

    Comparing(
            Home home,
            Drops drops,
            Rolls rolls,
            DropReader reader,
            Organizations organizations,
            PositionRules rules,
            RollSettings settings) {
        this.home = home;
        this.drops = drops;
        this.rolls = rolls;
        this.reader = reader;
        this.organizations = organizations;
        this.rules = rules;
        this.settings = settings;
    }

    /** Compares, tells, and then lets it go on, ends it (dry run), or asks whether so much is meant to go. */
    public void compare(@Body InspectedDrop inspected) throws IOException {
        var drop = inspected.drop();
        var comparison = compared(inspected);
        drops.compared(drop.id(), inspected.inspection().layout(), comparison.asText());
        if (drop.dryRun()) {
            drops.onlyCompared(drop.id());
        } else if (settings.mustAsk(comparison)) {
            log.warn(
                    "Drop {}: {} of {} positions of roll {} are not in it: it waits until somebody confirms that",
                    drop.id(),
                    comparison.gone().positions(),
                    comparison.before().positions(),
                    drop.roll());
            drops.ask(drop.id());
        } else {
            drops.inspected(
                    drop.id(),
                    inspected.inspection().layout(),
                    inspected.inspection().rows());
        }
        drops.release(drop.id());
    }

    private Comparison compared(InspectedDrop inspected) throws IOException {
        var drop = inspected.drop();
        var organization = organizations.find(drop.organization()).orElseThrow();
        var count = new Count(drop, inspected.inspection().rows());
        var file = home.archive(drop.organization()).resolve(drop.storedName());
        try (var report = new RollReport(home, drop);
                var entries = new RollEntries(
                        reader.read(file, inspected.inspection().layout(), organization, 0),
                        organization,
                        rolls,
                        rules)) {
            while (entries.hasNext()) {
                var window = new ArrayList<Entry>(WINDOW);
                while (window.size() < WINDOW && entries.hasNext()) {
                    window.add(entries.next());
                }
                count.add(window, report);
            }
            var comparison = count.comparison();
            if (drop.dryRun() || comparison.gone().positions() > 0) {
                count.listGone(report);
            }
            report.finish(comparison, settings);
            return comparison;
        }
    }

    /** What was counted so far. */
    private final class Count {
        private final Drop drop;
        private final int rows;
        private Sum added = new Sum(0, 0);
        private Sum unchanged = new Sum(0, 0);
        private Sum restored = new Sum(0, 0);
        private Sum stillThere = new Sum(0, 0);
        private Change changed = new Change(0, 0, 0);
        private long rejected;
        private final java.util.Set<String> seen = new java.util.HashSet<>();

        Count(Drop drop, int rows) {
            this.drop = drop;
            this.rows = rows;
        }

        void add(List<Entry> window, RollReport report) throws IOException {
            var iupds = window.stream()
                    .map(Entry::iupd)
                    .filter(iupd -> iupd != null && seen.add(iupd))
                    .toList();
            for (long amount :
                    rolls.members(drop.organization(), drop.roll(), iupds).values()) {
                stillThere = stillThere.plus(amount);
            }
            var standing = rolls.standing(drop.organization(), iupds);
            for (var entry : window) {
                add(entry, standing.get(entry.iupd()), report);
            }
        }

        private void add(Entry entry, Standing standing, RollReport report) throws IOException {
            if (entry.isRejected()) {
                rejected++;
                report.line(
                        entry.iupd(), "REJECTED", null, null, entry.reasons().forRow(entry.firstRow()));
                return;
            }
            long amount = Rolls.amount(entry.position());
            if (standing == null) {
                added = added.plus(amount);
                report.line(entry.iupd(), "NEW", null, amount, "");
            } else if (entry.operation() == Operation.RESTORE) {
                restored = restored.plus(amount);
                report.line(entry.iupd(), "RESTORED", null, amount, "it was invalid");
            } else if (entry.operation() == Operation.CREATE) {
                unchanged = unchanged.plus(amount);
            } else {
                Long before = standing.position() == null ? null : Rolls.amount(standing.position());
                changed = changed.plus(before == null ? 0 : before, amount);
                var again = standing.position() == null
                        ? entry.position()
                        : entry.position().withPublish(standing.position().publish());
                report.line(
                        entry.iupd(),
                        "CHANGED",
                        before,
                        amount,
                        String.join(", ", Rolls.differences(standing.position(), again)));
            }
        }

        Comparison comparison() {
            var total = rolls.total(drop.organization(), drop.roll());
            var before = new Sum(total.positions(), total.amount());
            return new Comparison(
                    added, changed, unchanged, restored, before.minus(stillThere), rejected, before, rows);
        }

        /** The whole roll once, since what is gone stands in no file. */
        void listGone(RollReport report) throws IOException {
            var last = "";
            for (var window = rolls.all(drop.organization(), drop.roll(), last, WINDOW);
                    !window.isEmpty();
                    window = rolls.all(drop.organization(), drop.roll(), last, WINDOW)) {
                for (var member : window) {
                    last = member.iupd();
                    if (!seen.contains(member.iupd())) {
                        report.line(member.iupd(), "GONE", member.amount(), null, "");
                    }
                }
            }
        }
    }
}
