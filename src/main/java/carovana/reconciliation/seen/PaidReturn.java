package carovana.reconciliation.seen;

import carovana.files.GuardedCsv;
import carovana.files.Home;
import carovana.files.WholeFile;
import carovana.ledger.PositionsByIuv;
import carovana.ledger.payments.GiveBack;
import carovana.ledger.payments.GiveBack.Parts;
import carovana.ledger.payments.PaidFiles;
import carovana.ledger.payments.PaidFiles.PaidFile;
import carovana.ledger.payments.Receipts;
import carovana.positions.Organization;
import carovana.positions.Organizations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives back to the back office what was paid: {@code outbox/<organization>/paid/<date>.csv}. What is to be told is
 * entered in the ledger first, so that a process that dies on the way neither loses a payment nor tells it twice. A file
 * that is still there is taken out of sight, and written again with the new lines behind the old ones; one that was taken
 * away is followed by a further part, with the new lines only.
 */
@Component("paidReturn")
public class PaidReturn {

    private static final Logger log = LoggerFactory.getLogger(PaidReturn.class);

    private static final int PAGE = 1000;

    private final Home home;
    private final Organizations organizations;
    private final ReportSettings settings;
    private final GiveBack giveBack;
    private final PaidFiles files;
    private final PositionsByIuv positions;
    private final Receipts receipts;
    private final Clock clock;

    PaidReturn(
            Home home,
            Organizations organizations,
            ReportSettings settings,
            GiveBack giveBack,
            PaidFiles files,
            PositionsByIuv positions,
            Receipts receipts,
            Clock clock) {
        this.home = home;
        this.organizations = organizations;
        this.settings = settings;
        this.giveBack = giveBack;
        this.files = files;
        this.positions = positions;
        this.receipts = receipts;
        this.clock = clock;
    }

    private record Target(Path path, PaidLayoutWriter layout) {}

    /** @throws IOException when a file cannot be written: then the next time does it */
    public void write(String organization) throws IOException {
        var growing = new GrowingFiles(folder(organization));
        settle(growing, organization);
        if (giveBack.hasNews(organization)) {
            var today = LocalDate.now(clock.withZone(Asking.ITALY));
            var parts = new Parts(
                    today, part(growing, organization, today, false), part(growing, organization, today, true));
            boolean more = true;
            while (more) {
                more = giveBack.enter(organization, parts);
            }
            settle(growing, organization);
        }
        for (var file : files.unwritten(organization)) {
            for (var target : targets(file)) {
                write(file, target);
                log.info("{} payments are told in {}", file.lines(), target.path());
            }
            files.written(file, clock.instant());
        }
    }

    /** What the ledger wants to be written again is no longer needed, and all else belongs where it was. */
    private void settle(GrowingFiles growing, String organization) throws IOException {
        for (var file : files.unwritten(organization)) {
            for (var target : targets(file)) {
                growing.drop(target.path());
            }
        }
        growing.putBack();
    }

    private int part(GrowingFiles growing, String organization, LocalDate day, boolean changes) throws IOException {
        var latest = files.latest(organization, day, changes);
        if (latest.isEmpty()) {
            return 1;
        }
        var file = latest.get();
        return file.part() + (file.isWritten() && !isStillThere(growing, file) ? 1 : 0);
    }

    private boolean isStillThere(GrowingFiles growing, PaidFile file) throws IOException {
        boolean there = true;
        for (var target : targets(file)) {
            there &= growing.hold(target.path());
        }
        return there;
    }

    private Path folder(String organization) {
        return home.outbox(organization).resolve("paid");
    }

    /** What has changed is told in Carovana's layout only: the other one has no words for it. */
    private List<Target> targets(PaidFile file) {
        var folder = folder(file.organization());
        var part = file.part() == 1 ? "" : "-" + file.part();
        if (file.isChanges()) {
            return List.of(new Target(folder.resolve(file.day() + ".changes" + part + ".csv"), new PaidSheet()));
        }
        var targets = new ArrayList<Target>();
        if (settings.isCarovana()) {
            targets.add(new Target(folder.resolve(file.day() + part + ".csv"), new PaidSheet()));
        }
        if (settings.isMyPay()) {
            var name = file.day() + part + ".mypay";
            var layout = new MyPayPaid(file.organization(), nameOf(file.organization()), name, positions, receipts);
            targets.add(new Target(folder.resolve(name + ".csv"), layout));
        }
        return targets;
    }

    private String nameOf(String organization) {
        return organizations.find(organization).map(Organization::name).orElse("");
    }

    private void write(PaidFile file, Target target) throws IOException {
        WholeFile.write(target.path(), out -> {
            try (var csv = new GuardedCsv(out)) {
                target.layout().header(csv);
                var lines = files.lines(file, 0, PAGE);
                while (!lines.isEmpty()) {
                    target.layout().lines(csv, lines);
                    lines = files.lines(file, lines.get(lines.size() - 1).number(), PAGE);
                }
            }
        });
    }
}
