package carovana.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import carovana.access.SentBody;
import carovana.files.Home;
import carovana.ledger.Drop;
import carovana.ledger.Drops;
import carovana.positions.Organizations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.unit.DataSize;

@DisplayName("What arrives")
class ArrivalsTest {

    private static final String BUGLIANO = "99000000010";

    @TempDir
    Path root;

    private final Drops drops = mock(Drops.class);
    private Inbox inbox;
    private Arrivals arrivals;
    private Path file;
    private Path archive;

    @BeforeEach
    void open() throws IOException {
        var home = new Home(root);
        inbox = new Inbox(
                home,
                new Organizations(List.of()),
                new IntakeSettings(500, 0, DataSize.ofMegabytes(1), Duration.ofSeconds(30)));
        arrivals = new Arrivals(home, inbox, drops);
        when(drops.nextId()).thenReturn(7L);
        archive = root.resolve("archive").resolve(BUGLIANO);
        file = Files.createDirectories(root.resolve("inbox").resolve(BUGLIANO)).resolve("x.csv");
        Files.writeString(file, "content");
        look();
    }

    private void look() {
        var listed = new org.apache.camel.component.file.GenericFile<java.io.File>();
        listed.setFile(file.toFile());
        assertThat(inbox.accept(listed)).isTrue();
    }

    @Test
    void is_registered_before_it_is_moved_and_released_afterwards() {
        doAnswer(call -> {
                    assertThat(file).as("while it is registered").exists();
                    return null;
                })
                .when(drops)
                .register(7, BUGLIANO, "x.csv", "7-x.csv", null, false);

        arrivals.take(file.toFile());

        assertThat(archive.resolve("7-x.csv")).hasContent("content");
        assertThat(file).doesNotExist();
        verify(drops).register(7, BUGLIANO, "x.csv", "7-x.csv", null, false);
        verify(drops).release(7);
    }

    @Test
    void is_forgotten_when_it_vanished_in_between() throws IOException {
        doAnswer(call -> {
                    Files.delete(file);
                    return null;
                })
                .when(drops)
                .register(anyLong(), any(), any(), any(), any(), anyBoolean());

        arrivals.take(file.toFile());

        verify(drops).forget(7);
        verify(drops, never()).release(7);
        assertThat(archive).isEmptyDirectory();
    }

    @Test
    void is_not_even_registered_when_it_vanished_before_or_changed_since() throws IOException {
        Files.writeString(file, "content that has grown");
        arrivals.take(file.toFile());
        assertThat(file).exists();
        look();
        Files.delete(file);
        arrivals.take(file.toFile());

        verify(drops, never()).register(anyLong(), any(), any(), any(), any(), anyBoolean());
    }

    @Test
    void stays_where_it_is_while_the_ledger_is_away() {
        doThrow(new DataAccessResourceFailureException("away"))
                .when(drops)
                .register(anyLong(), any(), any(), any(), any(), anyBoolean());

        assertThatThrownBy(() -> arrivals.take(file.toFile())).hasMessage("away");
        assertThat(file).hasContent("content");
    }

    @Test
    void is_taken_away_again_when_the_ledger_could_not_remember_a_body() {
        doThrow(new DataAccessResourceFailureException("away"))
                .when(drops)
                .register(anyLong(), any(), any(), any(), any(), anyBoolean());

        assertThatThrownBy(() -> arrivals.take(BUGLIANO, "x.csv", new ByteArrayInputStream(new byte[9])))
                .hasMessage("away");
        assertThat(archive).isEmptyDirectory();
    }

    @Test
    void leaves_nothing_when_a_body_breaks_off() {
        var body = new InputStream() {
            private int left = 100;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("reset by peer");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> arrivals.take(BUGLIANO, "x.csv", new SentBody(body, 1000)))
                .isInstanceOf(SentBody.CutOff.class);
        assertThat(archive).isEmptyDirectory();
        verify(drops, never()).register(anyLong(), any(), any(), any(), any(), anyBoolean());
    }

    @Test
    void is_taken_anew_when_a_crash_left_it_in_the_inbox() throws IOException {
        var drop = new Drop(
                7,
                BUGLIANO,
                "x.csv",
                "7-x.csv",
                LocalDateTime.MIN,
                Drop.State.RECEIVED,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                0,
                null);

        assertThat(arrivals.hasArrived(drop)).isFalse();
        verify(drops).forget(7);
        Files.delete(file);
        assertThat(arrivals.hasArrived(drop)).as("it is nowhere: that is told").isTrue();
    }
}
