package carovana.sandbox.control;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in which a call, or the file it brings, can go wrong. */
public enum Kind {
    SLOW("slow", true),
    TOO_MANY_REQUESTS("429", false),
    SERVER_ERROR("500", true),
    UNAVAILABLE("503", true),
    NOT_ALLOWED("403", false),
    CUT_BEFORE("cut-before", true),
    CUT_AFTER("cut-after", true),
    CUT_WITHIN("cut-within", true),
    GARBAGE("garbage", true),
    LOST("lost"),
    REPORT_LOST("report-lost"),
    REPORT_PARTIAL("report-partial"),
    CONTRADICTORY("contradictory"),
    STUCK("stuck");

    /** The one service that takes files in. */
    private static final String TAKES_FILES = "upload";

    private final String word;
    private final boolean reachesTheService;
    private final boolean befallsFiles;

    Kind(String word, boolean reachesTheService) {
        this.word = word;
        this.reachesTheService = reachesTheService;
        this.befallsFiles = false;
    }

    /** Nothing is wrong with the call: it is the file it brings that goes wrong later on. */
    Kind(String word) {
        this.word = word;
        this.reachesTheService = true;
        this.befallsFiles = true;
    }

    public boolean befallsFiles() {
        return befallsFiles;
    }

    /** The gateway answers 403 and 429 itself, so such calls are not among those the service received. */
    public boolean reachesTheService() {
        return reachesTheService;
    }

    static Optional<Kind> of(String service, String word) {
        return ofService(service).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static String words(String service) {
        return ofService(service).map(kind -> kind.word).collect(Collectors.joining(", "));
    }

    private static Stream<Kind> ofService(String service) {
        return Arrays.stream(values()).filter(kind -> !kind.befallsFiles || service.equals(TAKES_FILES));
    }
}
