package carovana.enrollments;

import carovana.positions.Organization;
import carovana.upstream.gps.Enrollment;
import java.util.List;

/** A fictional town and what it declares. */
final class Examples {

    static final String IBAN = "IT60X0542811101000000123456";
    static final String POSTAL = "IT43J0760111100000000123456";

    static final Organization BUGLIANO = new Organization(
            "99000000010", "Comune di Bugliano", IBAN, List.of(POSTAL), "01", List.of("02"), null, false);

    private Examples() {}

    static Enrollment to(String service) {
        return to(service, "Donazione");
    }

    static Enrollment to(String service, String reason) {
        return new Enrollment(service, IBAN, null, "01", reason, null);
    }

    static Declaration declares(Enrollment... enrollments) {
        return new Declaration("99000000010", "Comune di Bugliano", "ENABLED", List.of(enrollments));
    }
}
