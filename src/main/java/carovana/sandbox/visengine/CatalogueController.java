package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what can be ordered, and says of every other path that there is nothing. */
@InSandbox
@RestController
class CatalogueController extends Answers {

    private final Catalogue catalogue;
    private final Tokens tokens;

    CatalogueController(Catalogue catalogue, Tokens tokens) {
        this.catalogue = catalogue;
        this.tokens = tokens;
    }

    @GetMapping({BASE + "/visure", BASE + "/visure/"})
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        tokens.admit(request);
        return answer(catalogue.all().stream().map(Product::line).toList());
    }

    @GetMapping(BASE + "/visure/{hash}")
    ResponseEntity<byte[]> detail(@PathVariable String hash, HttpServletRequest request) {
        tokens.admit(request);
        return answer(catalogue.find(hash).orElseThrow(Refusal::unknownProduct).detail());
    }

    @RequestMapping(BASE + "/**")
    ResponseEntity<byte[]> unknown() {
        throw Refusal.unknownPath();
    }
}
