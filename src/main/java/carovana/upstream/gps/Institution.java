package carovana.upstream.gps;

import java.util.List;

/**
 * A creditor institution, as GPS has it.
 *
 * @param status ENABLED or DISABLED; null when somebody's update left it out, and then no payment works
 * @param enrollments null when GPS has no list at all, and then trips over reading, changing or ending one
 */
public record Institution(String fiscalCode, String companyName, String status, List<Enrollment> enrollments) {

    public List<Enrollment> enrolled() {
        return enrollments == null ? List.of() : enrollments;
    }
}
