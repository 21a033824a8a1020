package carovana.submission;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Databases;
import carovana.ledger.Drop;
import carovana.ledger.DropOutcomes;
import carovana.ledger.Entry;
import carovana.ledger.EntryOutcome;
import carovana.ledger.Instruction;
import carovana.ledger.LedgerFixture;
import carovana.ledger.Outcome;
import carovana.ledger.Upload;
import carovana.ledger.Uploads;
import carovana.ledger.WorkList;
import carovana.upstream.Governor;
import carovana.upstream.Limit;
import carovana.upstream.gpd.GpdRequests;
import carovana.upstream.upload.UploadCall;
import carovana.upstream.upload.UploadReply;
import carovana.upstream.upload.UploadRequests;
import carovana.upstream.upload.UploadSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

@DisplayName("An upload")
class UploadingTest {

    private static final Pattern IUPD = Pattern.compile("\"iupd\":(\"[^\"]+\")");

    @TempDir
    Path folder;

    private DataSource database;
    private LedgerFixture ledger;
    private final List<String> taken = new ArrayList<>();

    @BeforeEach
    void open() {
        database = Databases.h2(folder);
        ledger = new LedgerFixture(database);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void that_is_refused_whole_is_parted_until_the_guilty_rows_are_found() throws IOException {
        var drop = gathered(40);

        run(uploading(DataSize.ofMegabytes(90)), zip -> zip.contains("\"P-7\"") || zip.contains("\"P-33\""));

        var refused = outcomes(drop).stream()
                .filter(each -> each.outcome() == Outcome.REFUSED)
                .toList();
        assertThat(refused).extracting(EntryOutcome::iupd).containsExactly("P-7", "P-33");
        assertThat(refused)
                .allMatch(each -> each.reasons().forRow(each.firstRow()).contains("INVALID DEBT POSITIONS"));
        assertThat(outcomes(drop))
                .filteredOn(each -> each.outcome() == Outcome.CREATED)
                .hasSize(38);
    }

    @Test
    void that_grows_too_large_is_parted() throws IOException {
        var drop = gathered(40);

        run(uploading(DataSize.ofKilobytes(6)), zip -> false);

        assertThat(outcomes(drop)).allMatch(each -> each.outcome() == Outcome.CREATED);
        assertThat(taken).hasSizeGreaterThan(1).allMatch(zip -> zip.length() <= 6 * 1024);
    }

    @Test
    void that_may_have_been_sent_when_its_process_died_is_looked_for_and_never_sent_again() throws IOException {
        gathered(3);
        assertThat(uploading(DataSize.ofMegabytes(90)).next(claim())).isNotNull();
        ledger.close();
        ledger = new LedgerFixture(database);
        ledger.the(WorkList.class).recover();

        assertThat(uploading(DataSize.ofMegabytes(90)).next(claim())).isNull();

        assertThat(ledger.the(WorkList.class).lease(10)).hasSize(3).allMatch(Instruction::inDoubt);
    }

    private Drop gathered(int positions) {
        var drop = ledger.drop("large.csv", positions);
        ledger.receive(
                drop.id(),
                IntStream.range(0, positions)
                        .mapToObj(i -> LedgerFixture.row(i + 2, "P-" + i))
                        .toArray(Entry[]::new));
        assertThat(ledger.the(Uploads.class).gather(drop, 0, 1000, each -> true, Duration.ofMinutes(1)))
                .isPresent();
        return drop;
    }

    private Uploading uploading(DataSize contentSize) {
        var settings = new UploadSettings(
                "http://127.0.0.1/v2",
                "key",
                "99000000010",
                Limit.OFF,
                1000,
                20_000,
                contentSize,
                Duration.ZERO,
                Duration.ZERO,
                50,
                Duration.ofHours(1));
        var uploads = ledger.the(Uploads.class);
        var work = ledger.the(WorkList.class);
        var clock = ledger.the(Clock.class);
        return new Uploading(
                uploads,
                work,
                new UploadRequests(settings),
                settings,
                new SubmissionSettings(3, Duration.ZERO, Duration.ZERO, SubmissionSettings.Sender.UPLOAD),
                new GpdRequests(),
                new Governor(Limit.OFF, clock),
                new Settling(uploads, work, clock),
                clock);
    }

    private Upload claim() {
        return ledger.the(Uploads.class).claim().orElseThrow();
    }

    /** Plays a pagoPA that refuses some contents and takes the others, until nothing is left to do. */
    private void run(Uploading uploading, Predicate<String> refuses) throws IOException {
        var uploads = ledger.the(Uploads.class);
        for (var upload = uploads.claim(); upload.isPresent(); upload = uploads.claim()) {
            var call = uploading.next(upload.get());
            if (call != null) {
                uploading.after(upload.get(), answer(call, refuses));
            }
        }
    }

    private UploadReply answer(UploadCall call, Predicate<String> refuses) throws IOException {
        if (call.zip() != null) {
            var content = content(call.zip());
            if (refuses.test(content)) {
                return new UploadReply(400, "{\"title\":\"INVALID DEBT POSITIONS\",\"detail\":\"no\"}", null, null);
            }
            taken.add(content);
            return new UploadReply(202, "", "brokers/b/file/%d/status".formatted(taken.size()), null);
        }
        var parts = call.path().split("/");
        var content = taken.get(Integer.parseInt(parts[parts.length - 2]) - 1);
        return call.path().endsWith("/status")
                ? new UploadReply(200, "{\"processedItem\":1,\"submittedItem\":1}", null, null)
                : new UploadReply(200, report(content), null, null);
    }

    private static String report(String content) {
        var iupds = IUPD.matcher(content).results().map(found -> found.group(1)).collect(Collectors.joining(","));
        return "{\"responses\":[{\"statusCode\":201,\"requestIDs\":[%s]}]}".formatted(iupds);
    }

    private static String content(byte[] zip) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(in.getNextEntry().getName()).endsWith(".json");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<EntryOutcome> outcomes(Drop drop) {
        var all = new ArrayList<EntryOutcome>();
        ledger.the(DropOutcomes.class).of(ledger.drop(drop.id())).forEachRemaining(all::add);
        return all;
    }
}
