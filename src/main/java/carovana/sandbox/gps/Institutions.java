package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gps.Institution.Status;
import carovana.sandbox.gps.Requests.InstitutionChange;
import carovana.sandbox.gps.Requests.NewInstitution;
import java.util.List;
import org.springframework.stereotype.Component;

/** What GPS does with creditor institutions and their enrollments, in the order in which it looks at things. */
@InSandbox
@Component
class Institutions {

    private final GpsBook book;

    Institutions(GpsBook book) {
        this.book = book;
    }

    /** The services are looked at before the institution is. */
    Institution create(String organization, NewInstitution asked) {
        List<Enrollment> enrollments = asked.enrollments() == null
                ? null
                : asked.enrollments().stream().map(Requests.NewEnrollment::kept).toList();
        if (enrollments != null) {
            enrollments.forEach(each -> open(each.serviceId()));
        }
        if (book.institution(organization).isPresent()) {
            throw GpsRefusal.entityExists(organization);
        }
        return book.write(new Institution(organization, asked.companyName(), Status.ENABLED, enrollments));
    }

    Institution get(String organization) {
        return book.institution(organization).orElseThrow(() -> GpsRefusal.institutionNotFound(organization));
    }

    Institution change(String organization, InstitutionChange asked) {
        Institution before = get(organization);
        return book.write(new Institution(organization, asked.companyName(), asked.status(), before.enrollments()));
    }

    String remove(String organization) {
        get(organization);
        book.removeInstitution(organization);
        return "The organization %s was successfully removed".formatted(organization);
    }

    Institution enroll(String organization, String service, Enrollment asked) {
        Institution institution = get(organization);
        open(service);
        if (institution.enrollments() != null
                && institution.enrollmentTo(service).isPresent()) {
            throw GpsRefusal.enrollmentExists(organization, service);
        }
        return book.write(institution.with(asked.to(service)));
    }

    Enrollment enrollment(String organization, String service) {
        return get(organization)
                .enrollmentTo(service)
                .orElseThrow(() -> GpsRefusal.enrollmentNotFound(organization, service));
    }

    /** Taken away and appended again. */
    Institution changeEnrollment(String organization, String service, Enrollment asked) {
        Enrollment before = enrollment(organization, service);
        return book.write(get(organization).without(before.serviceId()).with(asked.to(service)));
    }

    String disenroll(String organization, String service) {
        enrollment(organization, service);
        book.write(get(organization).without(service));
        return "The enrollment to service %s for %s was successfully removed".formatted(service, organization);
    }

    private void open(String id) {
        Service service = book.service(id).orElseThrow(() -> GpsRefusal.serviceNotFound(id));
        if (service.status() != Status.ENABLED) {
            throw GpsRefusal.serviceNotEnabled(id, service.status());
        }
    }
}
