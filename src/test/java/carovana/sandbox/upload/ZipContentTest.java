package carovana.sandbox.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The content of a zip")
class ZipContentTest {

    @TempDir
    Path folder;

    private void unpack(int largestZip, int largestContent, String json) throws Exception {
        var zip = new ByteArrayInputStream(Massive.zip("tari.json", json));
        new ZipContent(largestZip, largestContent).unpack("tari.zip", zip, folder.resolve("content"));
    }

    @Test
    void is_unpacked_up_to_its_limit() throws Exception {
        unpack(1000, 10, "1234567890");

        assertThat(Files.readString(folder.resolve("content"))).isEqualTo("1234567890");
    }

    @Test
    void is_not_unpacked_beyond_its_limit() {
        assertThatThrownBy(() -> unpack(1000, 9, "1234567890")).isInstanceOfSatisfying(UploadRefusal.class, refusal -> {
            assertThat(refusal.status).isEqualTo(400);
            assertThat(refusal.title).isEqualTo("INVALID FILE");
            assertThat(refusal).hasMessage("Unzipped content exceeds size limit.");
        });
    }

    @Test
    void is_not_even_looked_at_where_the_zip_is_too_large() {
        assertThatThrownBy(() -> unpack(50, 1000, "1234567890"))
                .isInstanceOfSatisfying(UploadRefusal.class, refusal -> assertThat(refusal.status)
                        .isEqualTo(413));
    }

    @Test
    void may_be_a_hundred_mebibytes_long() {
        assertThat(ZipContent.LARGEST_ZIP).isEqualTo(100L * 1024 * 1024);
        assertThat(ZipContent.LARGEST_CONTENT).isEqualTo(100L * 1024 * 1024);
    }
}
