package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gateway.Subscription;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The product for creditors: the same calls, without an organization in the path, for it follows from the key. */
@InSandbox
@RestController
@RequestMapping("/sandbox/gps/spontaneous-payments-enrollments-service/v1")
class EnrollmentsController extends GpsAnswers {

    private final InstitutionController institutions;

    EnrollmentsController(InstitutionController institutions) {
        this.institutions = institutions;
    }

    @PostMapping({"", "/"})
    ResponseEntity<byte[]> create(HttpServletRequest request, @RequestBody byte[] body) {
        return institutions.create(Subscription.organization(request), body);
    }

    @GetMapping({"", "/"})
    ResponseEntity<byte[]> get(HttpServletRequest request) {
        return institutions.get(Subscription.organization(request));
    }

    @PutMapping({"", "/"})
    ResponseEntity<byte[]> change(HttpServletRequest request, @RequestBody byte[] body) {
        return institutions.change(Subscription.organization(request), body);
    }

    @DeleteMapping({"", "/"})
    ResponseEntity<byte[]> remove(HttpServletRequest request) {
        return institutions.remove(Subscription.organization(request));
    }

    @PostMapping("/services/{service}")
    ResponseEntity<byte[]> enroll(HttpServletRequest request, @PathVariable String service, @RequestBody byte[] body) {
        return institutions.enroll(Subscription.organization(request), service, body);
    }

    @GetMapping("/services/{service}")
    ResponseEntity<byte[]> enrollment(HttpServletRequest request, @PathVariable String service) {
        return institutions.enrollment(Subscription.organization(request), service);
    }

    @PutMapping("/services/{service}")
    ResponseEntity<byte[]> changeEnrollment(
            HttpServletRequest request, @PathVariable String service, @RequestBody byte[] body) {
        return institutions.changeEnrollment(Subscription.organization(request), service, body);
    }

    @DeleteMapping("/services/{service}")
    ResponseEntity<byte[]> disenroll(HttpServletRequest request, @PathVariable String service) {
        return institutions.disenroll(Subscription.organization(request), service);
    }
}
