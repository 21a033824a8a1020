package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The services that an organization can enroll to. */
@InSandbox
@RestController
class ServiceController extends GpsAnswers {

    private final GpsBook book;

    ServiceController(GpsBook book) {
        this.book = book;
    }

    @GetMapping(BASE + "/services")
    ResponseEntity<byte[]> list() {
        return answer(
                200, book.services().stream().map(ServiceController::listed).toList());
    }

    @GetMapping(BASE + "/services/{service}")
    ResponseEntity<byte[]> get(@PathVariable String service) {
        return answer(200, find(service));
    }

    @PostMapping(BASE + "/services")
    ResponseEntity<byte[]> create(@RequestBody byte[] body) {
        var asked = request(body, Service.class);
        if (book.service(asked.id()).isPresent()) {
            throw GpsRefusal.entityExists(asked.id());
        }
        return answer(201, book.write(asked));
    }

    @PutMapping(BASE + "/services/{service}")
    ResponseEntity<byte[]> change(@PathVariable String service, @RequestBody byte[] body) {
        var asked = request(body, Service.class);
        find(service);
        return answer(
                200,
                book.write(new Service(
                        service,
                        asked.name(),
                        asked.description(),
                        asked.transferCategory(),
                        asked.endpoint(),
                        asked.basePath(),
                        asked.status(),
                        asked.properties())));
    }

    @DeleteMapping(BASE + "/services/{service}")
    ResponseEntity<byte[]> remove(@PathVariable String service) {
        find(service);
        book.removeService(service);
        return answer(200, "The service with id %s was successfully removed".formatted(service));
    }

    @GetMapping(BASE + "/info")
    ResponseEntity<byte[]> info() {
        var info = new LinkedHashMap<String, String>();
        info.put("name", "gps");
        info.put("version", "sandbox");
        info.put("environment", "sandbox");
        return answer(200, info);
    }

    /** A call that the product does not offer does not get past the real gateway. */
    @RequestMapping({BASE + "/**", "/sandbox/gps/spontaneous-payments-enrollments-service/v1/**"})
    ResponseEntity<byte[]> unknown() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("statusCode", 404);
        answer.put("message", "Resource not found");
        return answer(404, answer);
    }

    private Service find(String service) {
        return book.service(service).orElseThrow(() -> GpsRefusal.serviceNotFound(service));
    }

    private static Map<String, Object> listed(Service service) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", service.id());
        view.put("name", service.name());
        view.put("description", service.description());
        return view;
    }
}
