package carovana.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * How a roll differs from what stands, in positions and euro cents.
 *
 * @param added new ones
 * @param changed those that differ, with the sums before and after
 * @param unchanged those that stand as they are
 * @param restored those that were invalid and are back
 * @param gone those of the roll that are not in the file
 * @param rejected entries that cannot be taken
 * @param before all that the roll had
 * @param rows of the file
 */
record Comparison(
        Sum added, Change changed, Sum unchanged, Sum restored, Sum gone, long rejected, Sum before, int rows) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Sum(long positions, long cents) {

        Sum plus(long amount) {
            return new Sum(positions + 1, cents + amount);
        }

        Sum minus(Sum other) {
            return new Sum(positions - other.positions, cents - other.cents);
        }
    }

    record Change(long positions, long centsBefore, long centsAfter) {

        Change plus(long before, long after) {
            return new Change(positions + 1, centsBefore + before, centsAfter + after);
        }
    }

    /** Of what the roll had. */
    double percentGone() {
        return before.positions() == 0 ? 0 : 100.0 * gone.positions() / before.positions();
    }

    String asText() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Comparison fromText(String text) {
        try {
            return text == null ? null : JSON.readValue(text, Comparison.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
