package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Gives out tokens, and says whom one lets in. */
@InSandbox
@Component
class Tokens {

    private static final String BEARER = "Bearer ";
    private static final Pattern SCOPE = Pattern.compile("(GET|POST|PUT|PATCH|DELETE):([a-z0-9.-]+)/([a-z0-9_-]+)");
    private static final Set<String> HOSTS = Set.of("visengine2.altravia.com", "test.visengine2.altravia.com");
    private static final Set<String> ENABLED =
            Set.of("GET visure", "GET richiesta", "POST richiesta", "PUT richiesta", "GET documento");
    private static final long A_YEAR = 365 * 86_400L;
    private static final int TOKEN_BYTES = 12;

    private final SandboxMap tokens;
    private final SandboxStore store;
    private final SandboxClock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(SandboxStore store, SandboxClock clock) {
        this.store = store;
        this.clock = clock;
        this.tokens = store.map("visengine.tokens");
    }

    /** @param ttl seconds, a year where it is not positive, or longer */
    Token give(String owner, String name, List<String> scopes, long ttl, JsonNode limits) {
        long now = clock.instant().getEpochSecond();
        long expires = now + (ttl <= 0 ? A_YEAR : Math.min(ttl, A_YEAR));
        var token = new Token(newToken(), newToken(), owner, name, scopes, now, expires, limits);
        tokens.put(token.token(), SandboxJson.write(token));
        store.commit();
        return token;
    }

    /** The same rights under another name; the one before opens nothing any more. */
    Optional<Token> refresh(String token, String refreshToken, long ttl) {
        return find(token)
                .filter(found -> found.refreshToken().equals(refreshToken))
                .map(found -> {
                    tokens.remove(token);
                    return give(found.owner(), found.name(), found.scopes(), ttl, found.limits());
                });
    }

    void forgetAll() {
        var all = new ArrayList<String>();
        tokens.keysFrom(null).forEachRemaining(all::add);
        all.forEach(tokens::remove);
        store.commit();
    }

    boolean forget(String token) {
        boolean known = tokens.containsKey(token);
        tokens.remove(token);
        store.commit();
        return known;
    }

    Optional<Token> find(String token) {
        return Optional.ofNullable(tokens.get(token)).map(stored -> SandboxJson.read(stored, Token.class));
    }

    /** Who calls, if that is allowed. */
    Token admit(HttpServletRequest request) {
        Token token = bearer(request)
                .flatMap(this::find)
                .filter(found -> clock.instant().getEpochSecond() < found.expires())
                .orElseThrow(Refusal::unauthorized);
        String path = request.getRequestURI().substring(Answers.BASE.length() + 1);
        String segment = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        if (!token.allows(request.getMethod(), segment)) {
            throw Refusal.outOfScope(request.getMethod() + ":" + segment);
        }
        return token;
    }

    static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    /** Of one of the two hosts of the service, and for something that it offers. */
    static List<String> scopes(JsonNode asked) {
        if (!asked.isArray() || asked.isEmpty()) {
            throw new Refusal(422, 70, "missing scopes array");
        }
        var scopes = new ArrayList<String>();
        for (JsonNode each : asked) {
            Matcher matcher = SCOPE.matcher(each.asText());
            if (!matcher.matches()) {
                throw new Refusal(422, 80, "invalid scopes format");
            }
            if (!HOSTS.contains(matcher.group(2)) || !ENABLED.contains(matcher.group(1) + " " + matcher.group(3))) {
                throw new Refusal(422, 90, "Invalid scopes specified or API not enabled");
            }
            scopes.add(each.asText());
        }
        return scopes;
    }

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
