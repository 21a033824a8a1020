package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The services behind GPS that say what a payment costs: a donation costs what is given, a revenue stamp 16 euro. */
@InSandbox
@Component
class PlayedAmounts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAYS_TO_PAY = 30;
    private static final long STAMP_CENTS = 1600;

    private final SandboxClock clock;

    PlayedAmounts(SandboxClock clock) {
        this.clock = clock;
    }

    /** The service does not know what this should cost. */
    static final class Unknown extends Exception {
        private Unknown(String sentence) {
            super(sentence);
        }
    }

    /**
     * @param service    the last part of the address
     * @param properties what the citizen said, by name
     */
    JsonNode of(String service, JsonNode properties) throws Unknown {
        return switch (service) {
            case "donation" -> option("Donazione", cents(properties.path("amount")));
            case "revenue-stamp" -> stamped(option("Marca da bollo digitale", STAMP_CENTS), properties);
            default -> throw new Unknown("There is no service " + service);
        };
    }

    private ObjectNode option(String description, long cents) {
        String due = clock.now()
                .plusDays(DAYS_TO_PAY)
                .with(LocalTime.MAX.truncatedTo(ChronoUnit.SECONDS))
                .toString();
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode option = answer.putArray("paymentOption")
                .addObject()
                .put("amount", cents)
                .put("description", description)
                .put("dueDate", due)
                .put("retentionDate", due)
                .put("isPartialPayment", false);
        option.putArray("transfer").addObject().put("amount", cents);
        return answer;
    }

    private static JsonNode stamped(ObjectNode answer, JsonNode properties) {
        ((ObjectNode) answer.at("/paymentOption/0/transfer/0"))
                .putObject("stamp")
                .put("hashDocument", properties.path("hashDocument").asText())
                .put("stampType", "01")
                .put(
                        "provincialResidence",
                        properties.path("provincialResidence").asText());
        return answer;
    }

    private static long cents(JsonNode amount) throws Unknown {
        try {
            long cents = new BigDecimal(amount.asText()).longValueExact();
            if (cents > 0) {
                return cents;
            }
        } catch (ArithmeticException | NumberFormatException notCents) {
            // said below
        }
        throw new Unknown("amount must be a positive number of cents, was " + amount);
    }
}
