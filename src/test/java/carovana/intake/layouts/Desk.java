package carovana.intake.layouts;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import carovana.ledger.Entry;
import carovana.ledger.EntryOutcome;
import carovana.ledger.tenants.NamedConfigs;
import carovana.positions.DebtPosition;
import carovana.positions.Objection;
import carovana.positions.Organization;
import carovana.positions.PositionRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The desk of a town hall's clerk on 20 November 2026: files are left on it, and looked at when they come back. */
final class Desk {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    static final String IBAN = "IT60X0542811101000000123456";
    static final Organization BUGLIANO = organization(IBAN, "9/0101100IM/");

    static final String HEADER = "iupd;fiscalCode;fullName;amount;description;dueDate\n";
    static final String LAURA = "TARI-1;VRDLRA80A41F205W;Laura Verdi;12,30;TARI 2026;2026-12-16\n";
    static final String MARIO = "TARI-2;RSSMRA80A01H501U;Mario Rossi;45;TARI 2026;16/12/2026\n";

    private final Path folder;
    private NamedConfigs configs = NamedConfigs.none();
    private IntakeLimits limits = IntakeLimits.standard();
    private IntakeDefaults defaults = new IntakeDefaults(true, "Pagamento {iupd}");
    private BiFunction<DebtPosition, Organization, List<Objection>> verdict = (position, organization) -> List.of();
    private Function<String, List<Objection>> keyVerdict = iupd -> List.of();

    Desk(Path folder) {
        this.folder = folder;
    }

    static Organization organization(String iban, String category) {
        return new Organization("99000000010", "Comune di Bugliano", iban, null, "01", null, category, false);
    }

    Desk with(IntakeLimits others) {
        limits = others;
        return this;
    }

    Desk with(IntakeDefaults others) {
        defaults = others;
        return this;
    }

    Desk with(NamedConfigs others) {
        configs = others;
        return this;
    }

    Desk judging(BiFunction<DebtPosition, Organization, List<Objection>> rules) {
        verdict = rules;
        return this;
    }

    Desk judgingKeys(Function<String, List<Objection>> rules) {
        keyVerdict = rules;
        return this;
    }

    DropReader reader() {
        var rules = mock(
                PositionRules.class,
                withSettings()
                        .stubOnly()
                        .defaultAnswer(call -> call.getMethod().getName().equals("judgeKey")
                                ? keyVerdict.apply(call.getArgument(0))
                                : verdict.apply(call.getArgument(0), call.getArgument(1))));
        return new DropReader(
                List.of(
                        new GpdJson(limits, defaults, rules, configs, CLOCK),
                        new CarovanaCsv(limits, defaults, rules, configs, CLOCK)),
                limits);
    }

    Path leave(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    Path leave(String content) throws IOException {
        return leave("drop", content.getBytes(StandardCharsets.UTF_8));
    }

    Inspection inspect(String content) throws Exception {
        return reader().inspect(leave(content));
    }

    List<Entry> read(String content) throws Exception {
        return read(leave(content), BUGLIANO, 0);
    }

    List<Entry> read(byte[] content) throws Exception {
        return read(leave("drop", content), BUGLIANO, 0);
    }

    List<Entry> read(Path file, Organization organization, int afterRow) throws Exception {
        var reader = reader();
        var all = new ArrayList<Entry>();
        try (var entries = reader.read(file, reader.inspect(file).layout(), organization, afterRow)) {
            entries.forEachRemaining(all::add);
        }
        return all;
    }

    Entry readOne(String content) throws Exception {
        var all = read(content);
        if (all.size() != 1) {
            throw new AssertionError("Expected one entry: " + all);
        }
        return all.get(0);
    }

    String outcome(String content, EntryOutcome... outcomes) throws Exception {
        return outcome(leave(content), List.of(outcomes));
    }

    String outcome(Path file, List<EntryOutcome> outcomes) throws Exception {
        var reader = reader();
        var out = new ByteArrayOutputStream();
        reader.writeOutcome(file, reader.inspect(file).layout(), outcomes.iterator(), false, 7, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Every sentence about an entry. */
    static List<String> sentences(Entry entry) {
        return entry.reasons().all().stream().map(each -> each.sentence()).toList();
    }
}
