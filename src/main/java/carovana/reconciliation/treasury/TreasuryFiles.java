package carovana.reconciliation.treasury;

import carovana.files.FormulaGuard;
import carovana.files.Home;
import carovana.files.Letterbox;
import carovana.files.Letterboxes;
import carovana.files.WholeFile;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Credits;
import carovana.positions.Euro;
import carovana.reconciliation.CreditText;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Takes what the bank credited from {@code inbox/<organization>/treasury/}: each movement once, by its reference. What
 * became of every row is told in {@code outbox/<organization>/treasury/<name>.outcome.csv}.
 */
@Component("treasuryFiles")
public class TreasuryFiles {

    private static final Logger log = LoggerFactory.getLogger(TreasuryFiles.class);

    /** A year of a large city's movements; a file is read whole. */
    static final int LARGEST = 50 * 1024 * 1024;

    private static final int PAGE = 1000;

    private final Letterbox folder;
    private final Home home;
    private final Credits credits;
    private final Clock clock;

    TreasuryFiles(Letterbox treasuryFolder, Home home, Credits credits, Clock clock) {
        this.folder = treasuryFolder;
        this.home = home;
        this.credits = credits;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Folder {
        @Bean
        Letterbox treasuryFolder(Letterboxes letterboxes) {
            return letterboxes.named("treasury");
        }
    }

    /** What became of a movement. */
    private enum Outcome {
        TAKEN,
        KNOWN,
        CANCELLED,
        DIFFERENT
    }

    /** A crash before the file is archived has it read again, which changes nothing that was taken. */
    public void take(File file) throws IOException {
        if (!folder.isStill(file)) {
            return;
        }
        var organization = folder.organizationOf(file);
        try {
            if (Files.size(file.toPath()) > LARGEST) {
                throw new TreasuryRejected("The file is bigger than %d MB: split it.".formatted(LARGEST / 1024 / 1024));
            }
            var movements = TreasuryCsv.read(Files.readAllBytes(file.toPath()));
            var outcomes = new ArrayList<Outcome>();
            for (int from = 0; from < movements.size(); from += PAGE) {
                outcomes.addAll(take(organization, movements.subList(from, Math.min(from + PAGE, movements.size()))));
            }
            WholeFile.write(
                    home.outbox(organization).resolve("treasury").resolve(Home.fit("", file.getName(), ".outcome.csv")),
                    out -> writeOutcomes(movements, outcomes, out));
            folder.archive(file);
            log.info("{} of {}: {} movements of the bank", file.getName(), organization, movements.size());
        } catch (TreasuryRejected why) {
            folder.reject(file, why.getMessage());
        }
    }

    /** @return what became of each, in their order */
    private List<Outcome> take(String organization, List<Movement> movements) {
        var now = clock.instant();
        var isNew =
                credits
                        .take(
                                organization,
                                movements.stream()
                                        .map(each -> credit(organization, each, now))
                                        .toList())
                        .stream()
                        .map(BankCredit::reference)
                        .collect(Collectors.toCollection(HashSet::new));
        var references = movements.stream().map(Movement::reference).distinct().toList();
        var known = credits.of(organization, references).stream()
                .collect(Collectors.toMap(BankCredit::reference, Function.identity()));
        var cancelled = known.values().stream()
                .filter(BankCredit::isCancelled)
                .map(BankCredit::reference)
                .collect(Collectors.toCollection(HashSet::new));
        var outcomes = new ArrayList<Outcome>();
        for (var movement : movements) {
            var reference = movement.reference();
            var kept = known.get(reference);
            if (isNew.remove(reference)) {
                outcomes.add(movement.isCancelled() ? Outcome.CANCELLED : Outcome.TAKEN);
            } else if (!movement.isSaidBy(kept.day(), kept.amount(), kept.text())) {
                outcomes.add(Outcome.DIFFERENT);
            } else if (movement.isCancelled() && cancelled.add(reference)) {
                credits.cancel(organization, reference, now);
                outcomes.add(Outcome.CANCELLED);
            } else {
                outcomes.add(Outcome.KNOWN);
            }
        }
        return outcomes;
    }

    private static BankCredit credit(String organization, Movement movement, Instant now) {
        var text = CreditText.read(movement.text());
        return new BankCredit(
                organization,
                movement.reference(),
                movement.amount(),
                movement.day(),
                movement.text(),
                text.reading(),
                text.iuf(),
                text.iuv(),
                movement.isCancelled(),
                now);
    }

    private static void writeOutcomes(List<Movement> movements, List<Outcome> outcomes, OutputStream out)
            throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\ufeff');
        var csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(writer);
        csv.writeRecord("date", "amount", "reference", "description", "outcome", "reads as", "names", "reasons");
        for (int i = 0; i < movements.size(); i++) {
            var movement = movements.get(i);
            var outcome = outcomes.get(i);
            var text = CreditText.read(movement.text());
            csv.writeRecord(
                    movement.day().toString(),
                    Euro.told(movement.amount()).replace('.', ','),
                    FormulaGuard.guard(movement.reference()),
                    FormulaGuard.guard(movement.text()),
                    outcome.name(),
                    text.reading().name(),
                    FormulaGuard.guard(text.iuf() != null ? text.iuf() : text.iuv() != null ? text.iuv() : ""),
                    reasons(outcome));
        }
        csv.flush();
        writer.flush();
    }

    private static String reasons(Outcome outcome) {
        return switch (outcome) {
            case DIFFERENT ->
                "this reference is known with another amount, date or text, which holds; ask the bank which is right, and"
                        + " give each movement a reference of its own";
            case KNOWN -> "it was taken before";
            case CANCELLED -> "the treasurer took it back: it does not count";
            default -> "";
        };
    }
}
