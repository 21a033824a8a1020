package carovana.enrollments;

import carovana.ledger.enrollments.EnrollmentStep.What;
import carovana.upstream.gps.Enrollment;

/**
 * One thing to be done at GPS.
 *
 * @param serviceId null when it is about the institution itself
 * @param enrollment as it should be; null when it is to be removed, or about the institution
 * @param again whether it was tried the other way before: GPS had it, or had it not, against what it told first
 */
record Errand(What what, String serviceId, Enrollment enrollment, boolean again) {

    static Errand add(Enrollment enrollment) {
        return new Errand(What.ADD, enrollment.serviceId(), enrollment, false);
    }

    static Errand change(Enrollment enrollment) {
        return new Errand(What.CHANGE, enrollment.serviceId(), enrollment, false);
    }

    static Errand remove(String service) {
        return new Errand(What.REMOVE, service, null, false);
    }

    static Errand institution(What what) {
        return new Errand(what, null, null, false);
    }

    Errand otherwise() {
        return new Errand(what == What.ADD ? What.CHANGE : What.ADD, serviceId, enrollment, true);
    }

    boolean isInstitution() {
        return serviceId == null;
    }

    @Override
    public String toString() {
        return what + " " + (isInstitution() ? "institution" : serviceId);
    }
}
