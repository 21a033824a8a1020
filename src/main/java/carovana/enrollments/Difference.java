package carovana.enrollments;

import carovana.upstream.gps.Enrollment;
import carovana.upstream.gps.Institution;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must be done at GPS so that an organization is enrolled as it declared.
 *
 * @param institution whether the institution itself must be made or changed
 * @param add declared, and not at GPS
 * @param change declared, and otherwise at GPS: as it was declared
 * @param remove at GPS, declared once and no more
 * @param foreign at GPS, and never declared: left alone unless somebody says otherwise
 */
public record Difference(
        Kind institution,
        List<Enrollment> add,
        List<Enrollment> change,
        List<Enrollment> remove,
        List<Enrollment> foreign) {

    public enum Kind {
        NONE,
        ADD,
        CHANGE
    }

    /**
     * @param actual null when GPS does not know the institution
     * @param own services that were declared once
     * @param removeForeign whether enrollments that were never declared are removed too
     */
    static Difference between(Declaration declared, Institution actual, Set<String> own, boolean removeForeign) {
        Map<String, Enrollment> there = actual == null
                ? Map.of()
                : actual.enrolled().stream()
                        .collect(Collectors.toMap(Enrollment::serviceId, Function.identity(), (one, again) -> one));
        var wanted = new TreeSet<String>();
        declared.enrollments().forEach(each -> wanted.add(each.serviceId()));
        var others = there.values().stream()
                .filter(each -> !wanted.contains(each.serviceId()))
                .sorted(java.util.Comparator.comparing(Enrollment::serviceId))
                .toList();
        return new Difference(
                institution(declared, actual),
                declared.enrollments().stream()
                        .filter(each -> !there.containsKey(each.serviceId()))
                        .toList(),
                declared.enrollments().stream()
                        .filter(each -> there.containsKey(each.serviceId()))
                        .filter(each -> !each.equals(there.get(each.serviceId())))
                        .toList(),
                others.stream()
                        .filter(each -> removeForeign || own.contains(each.serviceId()))
                        .toList(),
                others.stream()
                        .filter(each -> !removeForeign && !own.contains(each.serviceId()))
                        .toList());
    }

    /** Nothing declared: nothing to do, and all that is there is somebody else's. */
    static Difference none(Institution actual) {
        return new Difference(
                Kind.NONE, List.of(), List.of(), List.of(), actual == null ? List.of() : actual.enrolled());
    }

    private static Kind institution(Declaration declared, Institution actual) {
        if (actual == null) {
            return declared.enrollments().isEmpty() ? Kind.NONE : Kind.ADD;
        }
        boolean same = declared.companyName().equals(actual.companyName())
                && declared.status().equals(actual.status());
        return same ? Kind.NONE : Kind.CHANGE;
    }

    boolean isEmpty() {
        return institution == Kind.NONE && add.isEmpty() && change.isEmpty() && remove.isEmpty();
    }
}
