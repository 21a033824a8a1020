package carovana.sandbox.gps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A creditor institution as GPS keeps it.
 *
 * @param status      ENABLED or DISABLED; null once it was left out of an update
 * @param enrollments null, not empty, where none were given on creation: GPS then trips over it in other calls
 */
record Institution(String fiscalCode, String companyName, Status status, List<Enrollment> enrollments) {

    enum Status {
        ENABLED,
        DISABLED
    }

    /** @throws NullPointerException where there is no list, as in GPS */
    Optional<Enrollment> enrollmentTo(String service) {
        return enrollments.stream()
                .filter(each -> each.serviceId().equals(service))
                .findFirst();
    }

    /** With the enrollment at the end of the list. */
    Institution with(Enrollment enrollment) {
        var all = new ArrayList<>(enrollments == null ? List.<Enrollment>of() : enrollments);
        all.add(enrollment);
        return new Institution(fiscalCode, companyName, status, all);
    }

    Institution without(String service) {
        var rest = enrollments.stream()
                .filter(each -> !each.serviceId().equals(service))
                .toList();
        return new Institution(fiscalCode, companyName, status, rest);
    }
}
