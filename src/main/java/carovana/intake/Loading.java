package carovana.intake;

import carovana.files.Home;
import carovana.files.Trouble;
import carovana.intake.layouts.DropReader;
import carovana.intake.layouts.DropRejected;
import carovana.ledger.Drop;
import carovana.ledger.Drops;
import carovana.ledger.LedgerSettings;
import carovana.ledger.Page;
import carovana.ledger.ReceivedContents;
import carovana.ledger.Rolls;
import carovana.positions.Operation;
import carovana.positions.Organizations;
import carovana.positions.PositionRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings a drop from its archived file into the ledger: read through, then page by page. */
@Component("loading")
public class Loading {

    private static final Logger log = LoggerFactory.getLogger(Loading.class);

    private final Home home;
    private final Drops drops;
    private final DropReader reader;
    private final Organizations organizations;
    private final Rolls rolls;
    private final PositionRules rules;
    private final RollSettings rollSettings;
    private final LedgerSettings ledger;
    private final IntakeSettings settings;

    Loading(
            Home home,
            Drops drops,
            DropReader reader,
            Organizations organizations,
            Rolls rolls,
            PositionRules rules,
            RollSettings rollSettings,
            LedgerSettings ledger,
            IntakeSettings settings) {
        this.home = home;
        this.drops = drops;
        this.reader = reader;
        this.organizations = organizations;
        this.rolls = rolls;
        this.rules = rules;
        this.rollSettings = rollSettings;
        this.ledger = ledger;
        this.settings = settings;
    }

    public InspectedDrop inspect(@Body Drop drop) throws DropRejected {
        var file = archived(drop);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new DropRejected("Its file is not in the archive: it was taken away before it could be read."
                    + " Leave it in the inbox again.");
        }
        try {
            return new InspectedDrop(drop, reader.inspect(file));
        } catch (IOException unreadable) {
            log.warn("Drop {}: its file cannot be read", drop.id(), unreadable);
            throw new DropRejected("The file cannot be read. Check its permissions and leave it again.");
        }
    }

    public void accepted(@Body InspectedDrop inspected) {
        var drop = inspected.drop();
        drops.inspected(
                drop.id(),
                inspected.inspection().layout(),
                inspected.inspection().rows());
        drops.release(drop.id());
    }

    public void alreadyReceived(@Body InspectedDrop inspected) {
        var drop = inspected.drop();
        drops.alreadyReceived(
                drop.id(),
                ReceivedContents.contentKey(
                        drop.organization(), inspected.inspection().sha256()));
        drops.release(drop.id());
        log.info("Drop {}: {} has the content of an earlier drop", drop.id(), drop.name());
    }

    /** What is left of a drop, in pages; after a restart it goes on behind the last page that the ledger has. */
    public Iterator<Page> pages(@Body Drop drop) throws IOException {
        var organization = organizations
                .find(drop.organization())
                .orElseThrow(() -> new IllegalStateException(
                        "organization %s is no longer in carovana.organizations".formatted(drop.organization())));
        var entries = reader.read(archived(drop), drop.layout(), organization, drop.loadedRow());
        return new Pages(
                drop,
                organization,
                drop.roll() == null ? entries : new RollEntries(entries, organization, rolls, rules),
                ledger.pageRows());
    }

    /** What is gone from a roll, in pages of rows behind those of its file; nothing for a drop that is no roll. */
    public Iterator<Page> gone(Drop loaded) {
        var drop = drops.find(loaded.id()).orElseThrow();
        return drop.roll() == null || rollSettings.gone() == RollSettings.Gone.LEAVE
                ? Collections.emptyIterator()
                : new GonePages(
                        drop,
                        organizations.find(drop.organization()).orElseThrow(),
                        rolls,
                        rollSettings.gone() == RollSettings.Gone.DELETE ? Operation.DELETE : Operation.INVALIDATE,
                        ledger.pageRows());
    }

    public void loaded(Drop drop) {
        drops.loaded(drop.id());
        drops.release(drop.id());
        log.info("Drop {}: {} rows of {} are in the ledger", drop.id(), drop.rowCount(), drop.name());
    }

    /** The file cannot be taken: it moves to {@code rejected/}, and its error file is written by the outcome route. */
    public void reject(Drop drop, DropRejected rejected) {
        reject(drop, rejected.sentences());
    }

    private void reject(Drop drop, List<String> sentences) {
        drops.reject(drop.id(), sentences);
        drops.release(drop.id());
        log.warn("Drop {}: {} is rejected: {}", drop.id(), drop.name(), String.join(" ", sentences));
    }

    /** Something around the file keeps it from going on. */
    public void postpone(Drop drop, Exception trouble) {
        drops.postpone(drop.id(), settings.answerAgain(), Trouble.inWords(trouble));
        log.warn(
                "Drop {}: {} waits {} s: {}",
                drop.id(),
                drop.name(),
                settings.answerAgain().toSeconds(),
                Trouble.inWords(trouble));
    }

    private Path archived(Drop drop) {
        return home.archive(drop.organization()).resolve(drop.storedName());
    }
}
