package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.control.Troubles;
import carovana.sandbox.gpd.CoreDoor;
import carovana.sandbox.gps.Institution.Status;
import carovana.sandbox.gps.Requests.Payment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/**
 * A payment that nobody asked for: the service says what it costs, GPS draws an IUV and lets the core make a position
 * that can be paid at once. What the core refuses ends in 500; the IUV is then drawn for nothing.
 */
@InSandbox
@Component
class Spontaneous {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal CHECK = BigDecimal.valueOf(93);

    private final GpsBook book;
    private final Amounts amounts;
    private final CoreDoor core;
    private final Troubles troubles;
    private final SandboxClock clock;

    /** GPS names positions by the year in which it was started. */
    private final int year;

    Spontaneous(GpsBook book, Amounts amounts, CoreDoor core, Troubles troubles, SandboxClock clock) {
        this.book = book;
        this.amounts = amounts;
        this.core = core;
        this.troubles = troubles;
        this.clock = clock;
        year = clock.now().getYear();
    }

    /** @return the core's answer */
    JsonNode pay(String organization, Payment asked) {
        String id = asked.service().id();
        Institution institution =
                book.institution(organization).orElseThrow(() -> GpsRefusal.institutionNotFound(organization));
        if (institution.status().equals(Status.DISABLED)) {
            throw GpsRefusal.institutionNotEnabled(organization, institution.status());
        }
        Service service = book.service(id).orElseThrow(() -> GpsRefusal.serviceNotFound(id));
        Enrollment enrollment = institution.enrollmentTo(id).orElseThrow(() -> GpsRefusal.notRelated(organization, id));
        if (service.status() != Status.ENABLED) {
            throw GpsRefusal.serviceNotEnabled(id, service.status());
        }
        ObjectNode option = amounts.of(service, properties(service, asked));
        String iuv = iuv(organization, enrollment.segregationCode());
        option.put("iuv", iuv);
        complete((ObjectNode) option.at("/transfer/0"), service, enrollment);
        ObjectNode position = JSON.valueToTree(asked.debtor());
        position.put("iupd", "GPS%d_%s".formatted(year, iuv))
                .put("switchToExpired", false)
                .put("companyName", institution.companyName());
        position.putArray("paymentOption").add(option);
        return made(organization, position);
    }

    private static ObjectNode properties(Service service, Payment asked) {
        ObjectNode said = JSON.createObjectNode();
        asked.service().properties().forEach(each -> said.set(each.name(), each.value()));
        for (var property : service.properties()) {
            JsonNode value = said.get(property.name());
            boolean absent = value == null || value.isNull();
            if (absent ? property.required() : !fits(property.type(), value)) {
                throw GpsRefusal.property(property);
            }
        }
        return said;
    }

    private static boolean fits(Service.Type type, JsonNode value) {
        if (type == Service.Type.STRING) {
            return true;
        }
        try {
            new BigDecimal(value.asText());
            return true;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static void complete(ObjectNode transfer, Service service, Enrollment enrollment) {
        transfer.put("idTransfer", "1")
                .put("remittanceInformation", enrollment.remittanceInformation())
                .put("category", service.transferCategory());
        if (!transfer.has("stamp")) {
            transfer.put("iban", enrollment.iban()).put("postalIban", enrollment.postalIban());
        }
    }

    /** Segregation code, the time in milliseconds, and what is left of both, after a 3, divided by 93. */
    private String iuv(String organization, String segregationCode) {
        int segregation = Integer.parseInt(segregationCode);
        long millis = clock.instant().toEpochMilli();
        while (true) {
            String base = "%02d%013d".formatted(segregation, millis);
            String iuv = base
                    + "%02d"
                            .formatted(
                                    new BigDecimal("3" + base).remainder(CHECK).intValueExact());
            if (book.draw(organization, iuv)) {
                return iuv;
            }
            millis++;
        }
    }

    private JsonNode made(String organization, ObjectNode position) {
        if (troubles.failsNeighbours("gpd")) {
            throw GpsRefusal.unexpected("[500] during [POST] to the core");
        }
        CoreDoor.Answer answer = core.createOne(organization, position.toString());
        if (!answer.isGood()) {
            throw GpsRefusal.unexpected(
                    "[%d] during [POST] to the core: %s".formatted(answer.status(), answer.detail()));
        }
        try {
            JsonNode told = JSON.readTree(answer.body());
            ((ObjectNode) told.at("/paymentOption/0")).put("organizationFiscalCode", organization);
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
