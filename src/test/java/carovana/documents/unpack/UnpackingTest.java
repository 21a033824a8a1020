package carovana.documents.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

@DisplayName("A delivered zip")
class UnpackingTest {

    private static final byte[] PDF = Zips.PDF;

    @TempDir
    Path folder;

    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
    private final Unpacking unpacking =
            new Unpacking(new UnpackSettings(100, DataSize.ofMegabytes(3), DataSize.ofMegabytes(5), 100));

    private List<Unpacking.Unpacked> unpack(byte[] zip) throws IOException, Hostile {
        try (var channel = Files.newByteChannel(Files.write(folder.resolve("delivered"), zip))) {
            return unpacking.unpack(
                    channel, name -> written.computeIfAbsent(name, each -> new ByteArrayOutputStream()));
        }
    }

    @Test
    void gives_its_files_under_names_of_ours() throws IOException, Hostile {
        var unpacked = unpack(Zips.zip(
                "folder/",
                new byte[0],
                "folder/CUD VERDI.pdf",
                PDF,
                "dati.xml",
                "<?xml version=\"1.0\"?><a/>".getBytes(),
                "foto.JPEG",
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1},
                "note.txt",
                "è pronto".getBytes(StandardCharsets.UTF_8),
                "firmato.pdf.p7m",
                new byte[] {0x30, (byte) 0x82, 1, 1}));

        assertThat(unpacked)
                .extracting(Unpacking.Unpacked::name, Unpacking.Unpacked::original)
                .containsExactly(
                        tuple("001.pdf", "folder/CUD VERDI.pdf"),
                        tuple("002.xml", "dati.xml"),
                        tuple("003.jpg", "foto.JPEG"),
                        tuple("004.txt", "note.txt"),
                        tuple("005.p7m", "firmato.pdf.p7m"));
        assertThat(written.get("001.pdf").toByteArray()).isEqualTo(PDF);
        assertThat(unpacked.get(0).size()).isEqualTo(PDF.length);
    }

    @Test
    void may_be_stored_and_not_packed() throws IOException, Hostile {
        assertThat(unpack(Zips.stored("a.pdf", PDF))).hasSize(1);
    }

    static Stream<Arguments> tricks() {
        var good = Zips.zip("aaaa.pdf", PDF, "bbbb.pdf", PDF);
        return Stream.of(
                Arguments.of("leads out of its folder", Zips.zip("../../etc/cron.d/x", PDF)),
                Arguments.of("leads out of its folder", Zips.zip("a/../../x.pdf", PDF)),
                Arguments.of("leads out of its folder", Zips.zip("/etc/x.pdf", PDF)),
                Arguments.of("leads out of its folder", Zips.zip("C:\\x.pdf", PDF)),
                Arguments.of("leads out of its folder", Zips.zip("c:x.pdf", PDF)),
                Arguments.of("cannot be seen", Zips.zip("a\u0000.pdf", PDF)),
                Arguments.of("the same name", Zips.renamed(good, "bbbb.pdf", "aaaa.pdf")),
                Arguments.of("the same name", Zips.zip("VERDI.pdf", PDF, "verdi.PDF", PDF)),
                Arguments.of("the same name", Zips.zip("caffe\u0300.pdf", PDF, "caff\u00e8.pdf", PDF)),
                Arguments.of("another archive", Zips.zip("inner.pdf", Zips.zip("a.pdf", PDF))),
                Arguments.of("another archive", Zips.zip("a.txt", new byte[] {0x1f, (byte) 0x8b, 8, 0})),
                Arguments.of("neither PDF", Zips.zip("run.exe", "MZ\u0000".getBytes())),
                Arguments.of("neither PDF", Zips.zip("run.sh", "#!/bin/sh".getBytes())),
                Arguments.of("neither PDF", Zips.zip("empty.pdf", new byte[0])),
                Arguments.of("is empty", Zips.zip("folder/", new byte[0])),
                Arguments.of("is encrypted", Zips.changed(good, (b, at) -> b.putShort(at + 8, (short) 1))),
                Arguments.of("way that is not taken", Zips.changed(good, (b, at) -> b.putShort(at + 10, (short) 12))),
                Arguments.of("a link or a device", Zips.changed(good, (b, at) -> b.put(at + 5, (byte) 3)
                        .putInt(at + 38, 0120777 << 16))),
                Arguments.of(
                        "share their bytes",
                        Zips.changed(good, (b, at) -> b.putInt(at + 42, 0)).clone()),
                Arguments.of("not what the zip's list says", Zips.changed(good, (b, at) -> b.putInt(at + 24, 5))),
                Arguments.of("not what the zip's list says", Zips.changed(good, (b, at) -> b.putInt(at + 16, 5))),
                Arguments.of("is damaged", Zips.changed(good, (b, at) -> b.putInt(at + 20, b.getInt(at + 20) - 5))),
                Arguments.of("not where the zip's list says", Zips.changed(good, (b, at) -> b.putInt(at + 42, 7))),
                Arguments.of("shorter than it says", Zips.changedEnd(good, (b, at) -> b.putShort(at + 8, (short) 3)
                        .putShort(at + 10, (short) 3))),
                Arguments.of("longer than it says", Zips.changedEnd(good, (b, at) -> b.putShort(at + 8, (short) 1)
                        .putShort(at + 10, (short) 1))),
                Arguments.of("one part of several", Zips.changedEnd(good, (b, at) -> b.putShort(at + 4, (short) 1))),
                Arguments.of("not where it says", Zips.changedEnd(good, (b, at) -> b.putInt(at + 16, 9_999_999))),
                Arguments.of("no end", Arrays.copyOf(good, good.length - 1)),
                Arguments.of("no end", PDF),
                Arguments.of("no end", new byte[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tricks")
    void that_plays_a_trick_is_told_by_it(String sentence, byte[] zip) {
        assertThatThrownBy(() -> unpack(zip)).isInstanceOf(Hostile.class).hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 10_001, 70_000})
    void with_too_many_files_is_not_gone_through(int count) {
        var files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(i + ".pdf");
            files.add(PDF);
        }
        assertThatThrownBy(() -> unpack(Zips.zip(files.toArray())))
                .isInstanceOf(Hostile.class)
                .hasMessageContaining("100 are taken");
        assertThat(written).isEmpty();
    }

    private static byte[] compressible(int length) {
        var bytes = new byte[length];
        System.arraycopy(PDF, 0, bytes, 0, PDF.length);
        return bytes;
    }

    private static byte[] incompressible(int length) {
        var bytes = compressible(length);
        var rest = new byte[length - PDF.length];
        new java.util.Random(1).nextBytes(rest);
        System.arraycopy(rest, 0, bytes, PDF.length, rest.length);
        return bytes;
    }

    @Test
    void that_is_a_bomb_ends_before_it_goes_off() {
        assertThatThrownBy(() -> unpack(Zips.zip("bomb.pdf", compressible(2_900_000))))
                .isInstanceOf(Hostile.class)
                .hasMessageContaining("more than 100 times");
        assertThat(written.get("001.pdf").size()).isLessThan(1_100_000);
    }

    @Test
    void with_a_file_or_a_sum_that_is_too_large_ends_there() throws IOException, Hostile {
        var large = incompressible(2_000_000);
        assertThatThrownBy(() -> unpack(Zips.zip("a.pdf", incompressible(3_200_000))))
                .hasMessageContaining("larger than 3 MB");
        assertThatThrownBy(() -> unpack(Zips.zip("a.pdf", large, "b.pdf", large, "c.pdf", large)))
                .hasMessageContaining("more than 5 MB together");
        assertThat(unpack(Zips.zip("a.pdf", large, "b.pdf", large))).hasSize(2);
    }

    @Test
    void may_hold_small_files_however_well_they_pack() throws IOException, Hostile {
        assertThat(unpack(Zips.zip("form.pdf", compressible(1_000_000)))).hasSize(1);
    }
}
