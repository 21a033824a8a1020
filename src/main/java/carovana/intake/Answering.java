package carovana.intake;

import carovana.files.Home;
import carovana.files.WholeFile;
import carovana.intake.layouts.DropReader;
import carovana.ledger.Drop;
import carovana.ledger.DropOutcomes;
import carovana.ledger.Drops;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes what a clerk gets back: the outcome of a drop, or why it was rejected; each complete, by rename. */
@Component("answering")
public class Answering {

    private static final Logger log = LoggerFactory.getLogger(Answering.class);

    private final Home home;
    private final Drops drops;
    private final DropOutcomes outcomes;
    private final DropReader reader;

    Answering(Home home, Drops drops, DropOutcomes outcomes, DropReader reader) {
        this.home = home;
        this.drops = drops;
        this.outcomes = outcomes;
        this.reader = reader;
    }

    public void answer(Drop drop) throws IOException {
        switch (drop.state()) {
            case REJECTED -> writeError(drop);
            case ALREADY_RECEIVED ->
                writeOutcome(drop, drops.find(drop.sameAs()).orElseThrow());
            default -> writeOutcome(drop, drop);
        }
        drops.answered(drop.id());
        drops.release(drop.id());
    }

    /** Streams the outcome of a drop, as the outcome file has it. */
    public void writeOutcome(Drop of, OutputStream out) throws IOException {
        reader.writeOutcome(archived(of), of.layout(), outcomes.of(of), of.roll() != null, of.id(), out);
    }

    private void writeOutcome(Drop drop, Drop of) throws IOException {
        var folder = Files.createDirectories(home.outbox(drop.organization()));
        var ending = reader.outcomeEnding(of.layout());
        var target = write(folder, drop, () -> free(folder, drop, ending), out -> writeOutcome(of, out));
        log.info("Drop {}: its outcome is {}", drop.id(), target.getFileName());
    }

    /** {@code <name>.outcome.csv}; where that exists, with the drop's number; where that too, with a count. */
    private static Path free(Path folder, Drop drop, String ending) {
        var target = folder.resolve(Home.fit("", drop.name(), ending));
        for (int again = drop.answers(); Files.exists(target, LinkOption.NOFOLLOW_LINKS); again++) {
            var number = again == 0 ? "." + drop.id() : "." + drop.id() + "-" + (again + 1);
            target = folder.resolve(Home.fit("", drop.name(), number + ending));
        }
        return target;
    }

    private void writeError(Drop drop) throws IOException {
        var folder = Files.createDirectories(home.rejected(drop.organization()));
        var source = archived(drop);
        if (Files.exists(source)) {
            WholeFile.move(source, folder.resolve(drop.storedName()));
        }
        var target = folder.resolve(Home.fit("", drop.storedName(), ".error.txt"));
        var text =
                "%s was not taken.%n%n%s%n%nCorrect it and leave it again.%n".formatted(drop.name(), drop.objections());
        write(folder, drop, () -> target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Path write(Path folder, Drop drop, Supplier<Path> target, WholeFile.Content content)
            throws IOException {
        return WholeFile.write(folder.resolve("." + drop.id() + ".part"), target, content);
    }

    private Path archived(Drop drop) {
        return home.archive(drop.organization()).resolve(drop.storedName());
    }
}
