package carovana.intake;

import carovana.files.FormulaGuard;
import carovana.files.Home;
import carovana.ledger.Drop;
import carovana.positions.Euro;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What a roll would change, for a clerk: {@code <name>.roll.csv} with a line for each position that is not as it stands,
 * and {@code <name>.roll.txt} with the sums; complete, by rename.
 */
final class RollReport implements Closeable {

    private final Drop drop;
    private final Path folder;
    private final Path partial;
    private final CsvWriter csv;
    private boolean closed;

    RollReport(Home home, Drop drop) throws IOException {
        this.drop = drop;
        folder = Files.createDirectories(home.outbox(drop.organization()));
        partial = folder.resolve("." + drop.id() + ".roll.part");
        Files.deleteIfExists(partial);
        var out = Files.newBufferedWriter(partial, java.nio.file.StandardOpenOption.CREATE_NEW);
        out.write('\ufeff');
        csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out);
        csv.writeRecord("iupd", "what", "before", "now", "differences");
    }

    /** Amounts in euro cents; null when there is none. */
    void line(String iupd, String what, Long before, Long now, String differences) {
        csv.writeRecord(
                FormulaGuard.guard(iupd == null ? "" : iupd),
                what,
                euro(before),
                euro(now),
                FormulaGuard.guard(differences));
    }

    void finish(Comparison found, RollSettings settings) throws IOException {
        closeOnce();
        Files.move(partial, free(".roll.csv"), StandardCopyOption.ATOMIC_MOVE);
        var text = folder.resolve("." + drop.id() + ".roll.part");
        Files.writeString(text, text(found, settings));
        Files.move(text, free(".roll.txt"), StandardCopyOption.ATOMIC_MOVE);
    }

    private String text(Comparison found, RollSettings settings) {
        var gone =
                switch (settings.gone()) {
                    case INVALIDATE -> "to be invalidated";
                    case DELETE -> "to be deleted";
                    case LEAVE -> "left as they are";
                };
        return """
                %s against roll %s%s

                %-10s %9d positions %16s euro
                %-10s %9d positions %16s euro
                %-10s %9d positions %16s euro, before %s
                %-10s %9d positions %16s euro
                %-10s %9d positions %16s euro
                %-10s %9d positions %16s euro, %s
                %-10s %9d

                %s
                """.formatted(
                        drop.name(),
                        drop.roll(),
                        drop.dryRun() ? " (dry run: nothing was sent)" : "",
                        "the roll",
                        found.before().positions(),
                        euro(found.before().cents()),
                        "new",
                        found.added().positions(),
                        euro(found.added().cents()),
                        "changed",
                        found.changed().positions(),
                        euro(found.changed().centsAfter()),
                        euro(found.changed().centsBefore()),
                        "restored",
                        found.restored().positions(),
                        euro(found.restored().cents()),
                        "unchanged",
                        found.unchanged().positions(),
                        euro(found.unchanged().cents()),
                        "gone",
                        found.gone().positions(),
                        euro(found.gone().cents()),
                        gone,
                        "rejected",
                        found.rejected(),
                        next(found, settings));
    }

    private String next(Comparison found, RollSettings settings) {
        if (!settings.mustAsk(found)) {
            return "Each position that is not as it stands is in %s.roll.csv.".formatted(drop.name());
        }
        return ("%.1f %% of the roll would go, and more than %d %% is not done without asking. %s")
                .formatted(
                        found.percentGone(),
                        settings.goneLimit(),
                        drop.dryRun()
                                ? "The real run would stop and ask."
                                : "Nothing was sent: say POST /drops/%d/confirm if it is meant, POST /drops/%d/decline if not."
                                        .formatted(drop.id(), drop.id()));
    }

    private Path free(String ending) {
        var target = folder.resolve(Home.fit("", drop.name(), ending));
        return Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                ? folder.resolve(Home.fit("", drop.name(), "." + drop.id() + ending))
                : target;
    }

    private static String euro(Long cents) {
        return cents == null ? "" : Euro.told(cents);
    }

    private void closeOnce() throws IOException {
        if (!closed) {
            closed = true;
            csv.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeOnce();
        Files.deleteIfExists(partial);
    }
}
