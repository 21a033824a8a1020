package carovana.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import carovana.files.Home;
import carovana.intake.layouts.DropReader;
import carovana.ledger.Drop;
import carovana.ledger.DropOutcomes;
import carovana.ledger.Drops;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An outcome on a disk that is full")
class AnsweringTest {

    private static final Drop DROP = new Drop(
            7,
            "99000000010",
            "tari.csv",
            "7-tari.csv",
            LocalDateTime.MIN,
            Drop.State.SUBMITTING,
            "carovana-csv",
            null,
            false,
            null,
            null,
            null,
            1,
            2,
            null,
            null,
            0,
            0,
            1,
            0,
            0,
            0,
            null,
            0,
            null);

    @TempDir
    Path root;

    private final Drops drops = mock(Drops.class);
    private final DropReader reader = mock(DropReader.class);
    private Answering answering;
    private Path outbox;

    @BeforeEach
    void open() {
        answering = new Answering(new Home(root), drops, mock(DropOutcomes.class), reader);
        outbox = root.resolve("outbox/99000000010");
        when(reader.outcomeEnding("carovana-csv")).thenReturn(".outcome.csv");
    }

    private void whenWriting(String text, IOException trouble) throws IOException {
        doAnswer(call -> {
                    call.getArgument(5, OutputStream.class).write(text.getBytes());
                    if (trouble != null) {
                        throw trouble;
                    }
                    return null;
                })
                .when(reader)
                .writeOutcome(any(), any(), any(), anyBoolean(), anyLong(), any());
    }

    @Test
    void leaves_nothing_half_written_and_comes_when_there_is_room() throws IOException {
        whenWriting("half of", new IOException("No space left on device"));

        assertThatThrownBy(() -> answering.answer(DROP)).hasMessage("No space left on device");
        assertThat(outbox).isEmptyDirectory();
        verify(drops, never()).answered(anyLong());

        whenWriting("all of it", null);
        answering.answer(DROP);
        assertThat(outbox.resolve("tari.csv.outcome.csv")).hasContent("all of it");
        verify(drops).answered(7);
    }

    @Test
    void goes_around_what_a_broken_process_or_a_stranger_left() throws IOException {
        var elsewhere = Files.writeString(root.resolve("elsewhere"), "not ours");
        Files.createDirectories(outbox);
        Files.createSymbolicLink(outbox.resolve(".7.part"), elsewhere);
        Files.createSymbolicLink(outbox.resolve("tari.csv.outcome.csv"), root.resolve("nowhere"));
        whenWriting("all of it", null);

        answering.answer(DROP);

        assertThat(elsewhere).hasContent("not ours");
        assertThat(outbox.resolve("tari.csv.7.outcome.csv")).hasContent("all of it");
        assertThat(outbox.resolve(".7.part")).doesNotExist();
    }
}
