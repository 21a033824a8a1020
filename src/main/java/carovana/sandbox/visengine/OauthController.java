package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tokens and the wallet, as the second version of the OAuth service has them, and the first one's token and credit. */
@InSandbox
@RestController
class OauthController extends Answers {

    private static final String BASIC = "Basic ";
    private static final String API_KEY = "sandbox-key";

    private final Tokens tokens;
    private final Wallet wallet;
    private final Callbacks callbacks;
    private final SandboxClock clock;

    OauthController(Tokens tokens, Wallet wallet, Callbacks callbacks, SandboxClock clock) {
        this.tokens = tokens;
        this.wallet = wallet;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    @PostMapping(OAUTH + "/tokens")
    ResponseEntity<byte[]> give(@RequestBody(required = false) byte[] body, HttpServletRequest request) {
        return answer(view(given(body, "ttl", request)));
    }

    @GetMapping(OAUTH + "/tokens/{token}")
    ResponseEntity<byte[]> show(@PathVariable String token, HttpServletRequest request) {
        owner(request);
        return answer(view(tokens.find(token).orElseThrow(() -> new Refusal(404, 120, "Not Found"))));
    }

    /** With the refresh token as bearer: another token and refresh token, and the one before is gone. */
    @PatchMapping(OAUTH + "/tokens/{token}")
    ResponseEntity<byte[]> refresh(
            @PathVariable String token, @RequestBody(required = false) byte[] body, HttpServletRequest request) {
        tokens.find(token).orElseThrow(() -> new Refusal(404, 160, "Not Found"));
        long ttl = read(body).path("ttl").asLong();
        return answer(view(Tokens.bearer(request)
                .flatMap(refreshToken -> tokens.refresh(token, refreshToken, ttl))
                .orElseThrow(() -> new Refusal(401, 130, "Unauthorized"))));
    }

    @DeleteMapping(OAUTH + "/tokens/{token}")
    ResponseEntity<byte[]> forget(@PathVariable String token, HttpServletRequest request) {
        owner(request);
        if (!tokens.forget(token)) {
            throw new Refusal(404, 180, "Not Found");
        }
        return answer(null);
    }

    @GetMapping(OAUTH + "/wallet")
    ResponseEntity<byte[]> wallet(HttpServletRequest request) {
        owner(request);
        var view = new LinkedHashMap<String, Object>();
        view.put("credit", Price.euros(wallet.balance()));
        view.put("updatedAt", clock.instant().toString());
        return answer(view);
    }

    @GetMapping(OAUTH + "/callbacks")
    ResponseEntity<byte[]> callbacks(HttpServletRequest request) {
        owner(request);
        return answer(callbacks.made());
    }

    /** The first version answers without an envelope, and calls the time to live {@code ttl} or {@code expire}. */
    @PostMapping(OAUTH + "/token")
    ResponseEntity<byte[]> giveAsOnce(@RequestBody(required = false) byte[] body, HttpServletRequest request) {
        Token token = given(body, read(body).has("ttl") ? "ttl" : "expire", request);
        var view = new LinkedHashMap<String, Object>();
        view.put("scopes", token.scopes());
        view.put("expire", token.expires());
        view.put("token", token.token());
        view.put("success", true);
        view.put("message", "");
        view.put("error", null);
        return json(200, view);
    }

    @GetMapping(OAUTH + "/credit")
    ResponseEntity<byte[]> credit(HttpServletRequest request) {
        owner(request);
        return answer(Map.of("credit", Price.euros(wallet.balance())));
    }

    @RequestMapping(OAUTH + "/**")
    ResponseEntity<byte[]> unknown() {
        throw Refusal.unknownPath();
    }

    private Token given(byte[] body, String ttl, HttpServletRequest request) {
        String owner = owner(request);
        JsonNode asked = read(body);
        JsonNode limits = asked.path("limits").isObject() ? asked.path("limits") : JSON.createObjectNode();
        String name = asked.path("name").asText("");
        return tokens.give(
                owner,
                name,
                Tokens.scopes(asked.path("scopes")),
                asked.path(ttl).asLong(),
                limits);
    }

    /** Whoever has the API key; the e-mail address may be any. */
    private static String owner(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BASIC)) {
            throw Refusal.unauthorized();
        }
        String credentials = decoded(header.substring(BASIC.length()));
        int colon = credentials.indexOf(':');
        if (colon < 1 || !credentials.substring(colon + 1).equals(API_KEY)) {
            throw Refusal.unauthorized();
        }
        return credentials.substring(0, colon);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.unauthorized();
        }
    }

    private static Map<String, Object> view(Token token) {
        var view = new LinkedHashMap<String, Object>();
        view.put("token", token.token());
        view.put("name", token.name());
        view.put("createdAt", Instant.ofEpochSecond(token.created()).toString());
        view.put("expireAt", Instant.ofEpochSecond(token.expires()).toString());
        view.put("scopes", token.scopes());
        view.put("refreshToken", token.refreshToken());
        view.put("limits", token.limits());
        return view;
    }
}
