package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens, changes, orders and tells requests. */
@InSandbox
@RestController
class RequestsController extends Answers {

    static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private static final String ALL = BASE + "/richiesta";
    private static final String ONE = ALL + "/{id}";

    private final Desk desk;
    private final Tokens tokens;

    RequestsController(Desk desk, Tokens tokens) {
        this.desk = desk;
        this.tokens = tokens;
    }

    @GetMapping({ALL, ALL + "/"})
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        tokens.admit(request);
        List<Request> listed = desk.listed();
        if (listed.isEmpty()) {
            throw Refusal.noRequests();
        }
        long now = desk.now();
        return answer(listed.stream().map(each -> RequestView.inList(each, now)).toList());
    }

    @PostMapping({ALL, ALL + "/"})
    ResponseEntity<byte[]> open(HttpServletRequest request) throws IOException {
        Incoming incoming = Incoming.read(request.getInputStream());
        Request opened = desk.open(tokens.admit(request), incoming);
        Map<String, Object> view = RequestView.of(opened, desk.now());
        if (opened.has(RequestTrouble.NO_ID)) {
            view.remove("_id");
        }
        return answer(view);
    }

    @GetMapping(ONE)
    ResponseEntity<byte[]> show(@PathVariable String id, HttpServletRequest request) {
        tokens.admit(request);
        return told(desk.find(valid(id, 201), 202));
    }

    @PostMapping(ONE)
    ResponseEntity<byte[]> search(@PathVariable String id, HttpServletRequest request) throws IOException {
        Incoming incoming = Incoming.read(request.getInputStream());
        tokens.admit(request);
        return told(desk.search(valid(id, 219), incoming));
    }

    @PutMapping(ONE)
    ResponseEntity<byte[]> change(@PathVariable String id, HttpServletRequest request) throws IOException {
        Incoming incoming = Incoming.read(request.getInputStream());
        tokens.admit(request);
        return told(desk.change(id, incoming));
    }

    @PutMapping({ALL, ALL + "/"})
    ResponseEntity<byte[]> changeNone(HttpServletRequest request) {
        tokens.admit(request);
        throw Refusal.required(226, "id");
    }

    @PutMapping(ONE + "/ricerche")
    ResponseEntity<byte[]> choose(@PathVariable String id, HttpServletRequest request) throws IOException {
        Incoming incoming = Incoming.read(request.getInputStream());
        tokens.admit(request);
        return told(desk.choose(id, incoming));
    }

    private ResponseEntity<byte[]> told(Request request) {
        return answer(RequestView.of(request, desk.now()));
    }

    static String valid(String id, int error) {
        if (!ID.matcher(id).matches()) {
            throw Refusal.invalidId(error);
        }
        return id;
    }
}
