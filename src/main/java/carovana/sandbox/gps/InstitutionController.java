package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gps.Requests.InstitutionChange;
import carovana.sandbox.gps.Requests.NewInstitution;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creditor institutions and their enrollments, named in the path. */
@InSandbox
@RestController
@RequestMapping(GpsAnswers.BASE + "/organizations/{organization}")
class InstitutionController extends GpsAnswers {

    private final Institutions institutions;

    InstitutionController(Institutions institutions) {
        this.institutions = institutions;
    }

    @PostMapping
    ResponseEntity<byte[]> create(@PathVariable String organization, @RequestBody byte[] body) {
        return answer(201, institutions.create(organization, request(body, NewInstitution.class)));
    }

    @GetMapping
    ResponseEntity<byte[]> get(@PathVariable String organization) {
        return answer(200, institutions.get(organization));
    }

    @PutMapping
    ResponseEntity<byte[]> change(@PathVariable String organization, @RequestBody byte[] body) {
        return answer(200, institutions.change(organization, request(body, InstitutionChange.class)));
    }

    @DeleteMapping
    ResponseEntity<byte[]> remove(@PathVariable String organization) {
        return answer(200, institutions.remove(organization));
    }

    @PostMapping("/services/{service}")
    ResponseEntity<byte[]> enroll(
            @PathVariable String organization, @PathVariable String service, @RequestBody byte[] body) {
        return answer(201, institutions.enroll(organization, service, request(body, Enrollment.class)));
    }

    @GetMapping("/services/{service}")
    ResponseEntity<byte[]> enrollment(@PathVariable String organization, @PathVariable String service) {
        return answer(200, institutions.enrollment(organization, service));
    }

    @PutMapping("/services/{service}")
    ResponseEntity<byte[]> changeEnrollment(
            @PathVariable String organization, @PathVariable String service, @RequestBody byte[] body) {
        return answer(200, institutions.changeEnrollment(organization, service, request(body, Enrollment.class)));
    }

    @DeleteMapping("/services/{service}")
    ResponseEntity<byte[]> disenroll(@PathVariable String organization, @PathVariable String service) {
        return answer(200, institutions.disenroll(organization, service));
    }
}
