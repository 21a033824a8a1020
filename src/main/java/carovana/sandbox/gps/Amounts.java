package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.ThisMachine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Asks a service what a payment costs, as GPS does: once, for a second and a half. Services of this process are asked
 * directly; others must be on this machine, so that nobody makes the sandbox call where he could not.
 */
@InSandbox
@Component
class Amounts {

    /** The endpoint of the services that the sandbox plays itself. */
    static final String HERE = "http://sandbox";

    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlayedAmounts played;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Amounts(PlayedAmounts played) {
        this.played = played;
    }

    /** @return the payment option, of which only the first counts */
    ObjectNode of(Service service, ObjectNode properties) {
        JsonNode option;
        try {
            option = (service.endpoint().equals(HERE) ? here(service, properties) : elsewhere(service, properties))
                    .at("/paymentOption/0");
        } catch (IOException | PlayedAmounts.Unknown | IllegalArgumentException e) {
            throw GpsRefusal.unexpected(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GpsRefusal.unexpected("The call was broken off");
        }
        if (option instanceof ObjectNode found) {
            return found;
        }
        throw GpsRefusal.unexpected("The service told no payment option");
    }

    private JsonNode here(Service service, ObjectNode properties) throws PlayedAmounts.Unknown {
        String path = service.basePath();
        return played.of(path.substring(path.lastIndexOf('/') + 1), properties);
    }

    private JsonNode elsewhere(Service service, ObjectNode properties) throws IOException, InterruptedException {
        var address = URI.create(service.endpoint() + service.basePath());
        if (!ThisMachine.has(address)) {
            throw new IOException("The sandbox asks only services of this machine, not " + address.getHost());
        }
        var asked = JSON.createObjectNode().set("properties", properties);
        var answer = http.send(
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(asked)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("[%d] during [POST] to [%s]".formatted(answer.statusCode(), address));
        }
        return JSON.readTree(answer.body());
    }
}
