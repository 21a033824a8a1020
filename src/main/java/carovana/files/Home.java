package carovana.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The folders of Carovana, under {@code carovana.home}; all but the inbox of an organization are made when needed. */
@Component
public class Home {

    /** What ext4, xfs, NTFS and most others allow for one name, in bytes of UTF-8. */
    public static final int NAME_LIMIT = 255;

    private final Path root;

    public Home(@Value("${carovana.home}") Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path inbox() {
        return root.resolve("inbox");
    }

    public Path archive(String organization) {
        return root.resolve("archive").resolve(organization);
    }

    public Path rejected(String organization) {
        return root.resolve("rejected").resolve(organization);
    }

    public Path outbox(String organization) {
        return root.resolve("outbox").resolve(organization);
    }

    /** Puts a name together, shortened in its middle where the file system would refuse it. */
    public static String fit(String before, String name, String after) {
        int room = NAME_LIMIT - bytes(before) - bytes(after);
        if (bytes(name) <= room) {
            return before + name + after;
        }
        int half = (room - 1) / 2;
        return before + start(name, half) + "~" + end(name, half) + after;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String start(String name, int bytes) {
        int end = name.length();
        while (bytes(name.substring(0, end)) > bytes) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    private static String end(String name, int bytes) {
        int start = 0;
        while (bytes(name.substring(start)) > bytes) {
            start = name.offsetByCodePoints(start, 1);
        }
        return name.substring(start);
    }
}
