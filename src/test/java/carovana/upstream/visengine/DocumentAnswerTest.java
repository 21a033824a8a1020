package carovana.upstream.visengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.documents.provider.ProviderTrouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The answer that brings a document")
class DocumentAnswerTest {

    private static final int MB = 1024 * 1024;

    /** A document of so many times three megabytes, which never is in memory. */
    private static InputStream answer(int times) {
        var piece = "QUFB".repeat(MB).getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(Collections.enumeration(List.of(
                text("{\"data\":{\"nome\":\"a.zip\",\"file\":\""),
                new SequenceInputStream(Collections.enumeration(Collections.nCopies(times, 0).stream()
                        .map(each -> new ByteArrayInputStream(piece))
                        .toList())),
                text("\"},\"success\":true}"))));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void may_be_as_long_as_the_setting_says() throws IOException, ProviderTrouble {
        assertThat(new DocumentAnswer(OutputStream.nullOutputStream(), 90L * MB).read(answer(29)))
                .isEqualTo(87L * MB);
    }

    @Test
    void that_is_longer_says_so() {
        assertThatThrownBy(() -> new DocumentAnswer(OutputStream.nullOutputStream(), 4L * MB).read(answer(2)))
                .isInstanceOf(ProviderTrouble.class)
                .hasMessage("the document is larger than 4 MB");
    }
}
