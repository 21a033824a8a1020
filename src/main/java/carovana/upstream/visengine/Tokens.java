package carovana.upstream.visengine;

import carovana.documents.provider.ProviderTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.http.HttpMethods;

/** Two tokens, each with no more than it needs: one that orders, and one that asks after orders and fetches. */
final class Tokens {

    private final VisengineSettings settings;
    private final VisengineLine line;
    private final Clock clock;
    private final Map<Purpose, Token> tokens = new EnumMap<>(Purpose.class);

    private record Token(String text, Instant until) {}

    enum Purpose {
        ORDER("carovana orders", "GET:%s/visure", "POST:%s/richiesta", "PUT:%s/richiesta"),
        FETCH("carovana fetches", "GET:%s/richiesta", "GET:%s/documento");

        private final String label;
        private final List<String> scopes;

        Purpose(String label, String... scopes) {
            this.label = label;
            this.scopes = List.of(scopes);
        }
    }

    Tokens(VisengineSettings settings, VisengineLine line, Clock clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
    }

    /** The header for a purpose; a token is asked for when there is none, or it is about to end. */
    synchronized String header(Purpose purpose) throws ProviderTrouble {
        var token = tokens.get(purpose);
        if (token == null || clock.instant().isAfter(token.until())) {
            token = mint(purpose);
            tokens.put(purpose, token);
        }
        return "Bearer " + token.text();
    }

    /** It does not open any more; another one may have been asked for in the meantime. */
    synchronized void drop(Purpose purpose, String header) {
        var token = tokens.get(purpose);
        if (token != null && header.equals("Bearer " + token.text())) {
            tokens.remove(purpose);
        }
    }

    private Token mint(Purpose purpose) throws ProviderTrouble {
        var life = settings.token();
        try {
            var body = VisengineRequests.json(Map.of(
                    "name",
                    purpose.label,
                    "ttl",
                    life.toSeconds(),
                    "scopes",
                    purpose.scopes.stream()
                            .map(each -> each.formatted(settings.scopeHost()))
                            .toList()));
            var text = line.signIn(new VisengineCall(HttpMethods.POST, "/tokens", basic(), body, in -> {
                var answer = VisengineJson.read(in, false);
                var token = answer.path("data")
                        .path("token")
                        .asText(answer.path("token").asText(""));
                if (token.isEmpty() || token.chars().anyMatch(each -> each <= ' ' || each > '~')) {
                    throw new com.fasterxml.jackson.core.JsonParseException(null, "no token");
                }
                return token;
            }));
            return new Token(
                    (String) text, clock.instant().plus(life.multipliedBy(9).dividedBy(10)));
        } catch (ProviderTrouble notGiven) {
            // nothing was ordered by asking for a token
            throw new ProviderTrouble(ProviderTrouble.Kind.LATER, notGiven.getMessage(), notGiven);
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    String basic() {
        var account = settings.user() + ":" + settings.key();
        return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    }
}
