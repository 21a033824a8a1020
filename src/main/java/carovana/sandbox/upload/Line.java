package carovana.sandbox.upload;

import java.util.List;

/** What became of some positions of a file, as one line of its report. */
record Line(int status, String message, List<String> iupds) {

    boolean isBad() {
        return status >= 400;
    }
}
