package carovana.submission;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Databases;
import carovana.ledger.Drop;
import carovana.ledger.Drops;
import carovana.ledger.Entry;
import carovana.ledger.Ledger;
import carovana.ledger.LedgerFixture;
import carovana.ledger.Upload;
import carovana.ledger.Uploads;
import carovana.ledger.WorkList;
import carovana.submission.SubmissionSettings.Sender;
import carovana.upstream.Governor;
import carovana.upstream.Limit;
import carovana.upstream.upload.UploadSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Nearly ten single calls a second; an upload takes a minute to begin, and then goes through fifty positions a second. */
@DisplayName("How a drop travels")
class SendersTest {

    @TempDir
    Path folder;

    private LedgerFixture ledger;
    private int drops;

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(Databases.h2(folder));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_small_one_by_single_calls() {
        var drop = chosen(100, Sender.AUTO, true);

        assertThat(drop.sender()).isEqualTo("CALLS");
        assertThat(drop.senderReason()).isEqualTo("100 positions: about 62 s by massive upload, 10 s by single calls");
        assertThat(ledger.the(Uploads.class).of(drop.id())).isEmpty();
    }

    @Test
    void a_large_one_by_upload() {
        var drop = chosen(1000, Sender.AUTO, true);

        assertThat(drop.sender()).isEqualTo("UPLOAD");
        assertThat(drop.senderReason())
                .isEqualTo("1000 positions: about 80 s by massive upload, 104 s by single calls");
        assertThat(ledger.the(Uploads.class).of(drop.id()))
                .extracting(Upload::positions)
                .as("no more in one zip than is set")
                .containsExactly(600, 400);
        assertThat(ledger.the(WorkList.class).lease(10)).isEmpty();
    }

    @Test
    void as_the_settings_say() {
        assertThat(chosen(10, Sender.UPLOAD, true).sender()).isEqualTo("UPLOAD");
        assertThat(chosen(1000, Sender.CALLS, true).sender()).isEqualTo("CALLS");
        assertThat(chosen(1000, Sender.UPLOAD, false).senderReason()).contains("no massive upload is set up");
    }

    @Test
    void what_was_interrupted_while_it_was_gathered_goes_on() {
        var drop = loaded(1000);
        ledger.the(Uploads.class).gather(drop, 0, 600, each -> true, Duration.ZERO);

        senders(Sender.AUTO, true).choose(drop);

        assertThat(ledger.drop(drop.id()).sender()).isEqualTo("UPLOAD");
        assertThat(ledger.the(WorkList.class).lease(10)).isEmpty();
    }

    private Drop chosen(int positions, Sender sender, boolean isConfigured) {
        var drop = loaded(positions);
        senders(sender, isConfigured).choose(drop);
        return ledger.drop(drop.id());
    }

    private Drop loaded(int positions) {
        var name = "D" + ++drops + "-";
        var drop = ledger.drop(name + ".csv", positions);
        for (int page = 0; page < positions; page += 500) {
            ledger.receive(
                    drop.id(),
                    IntStream.range(page, Math.min(positions, page + 500))
                            .mapToObj(i -> LedgerFixture.row(i + 2, name + i))
                            .toArray(Entry[]::new));
        }
        ledger.the(Drops.class).loaded(drop.id());
        return ledger.drop(drop.id());
    }

    private Senders senders(Sender sender, boolean isConfigured) {
        return new Senders(
                ledger.the(Ledger.class),
                ledger.the(Drops.class),
                ledger.the(Uploads.class),
                new Governor(Limit.valueOf("100/10s"), ledger.the(Clock.class)),
                new SubmissionSettings(3, Duration.ZERO, Duration.ZERO, sender),
                new UploadSettings(
                        isConfigured ? "http://127.0.0.1/v2" : "",
                        "key",
                        "99000000010",
                        Limit.OFF,
                        1000,
                        600,
                        DataSize.ofMegabytes(90),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60),
                        50,
                        Duration.ofHours(1)));
    }
}
