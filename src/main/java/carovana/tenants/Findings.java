package carovana.tenants;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document, all of it, and what is only to be told. */
final class Findings {

    /** How many are told at once. */
    private static final int MOST = 100;

    /**
     * @param type missing, type, value, length, conflict
     * @param sentence what is wrong and what to do
     */
    record Finding(Place place, String type, String sentence) {}

    private final List<Finding> faults = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    void fault(Place place, String type, String sentence) {
        if (faults.size() < MOST) {
            faults.add(new Finding(place, type, sentence));
        }
    }

    void warn(Place place, String sentence) {
        if (warnings.size() < MOST) {
            warnings.add(new Finding(place, "value", sentence));
        }
    }

    List<Finding> faults() {
        return faults;
    }

    List<String> warnings() {
        return warnings.stream()
                .map(each -> each.place().field() + ": " + each.sentence())
                .toList();
    }

    /** @throws Refused 422 when anything is wrong */
    void mustBeNone() {
        if (!faults.isEmpty()) {
            throw new Refused(faults);
        }
    }
}
