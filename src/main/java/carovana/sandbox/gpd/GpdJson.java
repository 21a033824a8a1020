package carovana.sandbox.gpd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.validator.HibernateValidator;

/**
 * The core's way with JSON: lenient where Jackson is lenient (unknown fields, numbers as texts, 10.9 cents as 10, enums
 * as ordinals), dates without a zone, and nulls shown.
 */
final class GpdJson {

    private static final ObjectMapper WIRE = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final ObjectMapper STORED = WIRE.copy()
            .setSerializationInclusion(JsonInclude.Include.NON_NULL)
            .registerModule(new SimpleModule().addSerializer(LocalDateTime.class, new Microseconds()));

    private static final Validator RULES = Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory()
            .getValidator();

    private GpdJson() {}

    /** Reads a request and refuses it, with every fault of its fields, where it breaks their rules. */
    static <T> T request(byte[] body, Class<T> type) {
        if (body == null || body.length == 0) {
            throw GpdRefusal.badRequest("Required request body is missing: " + type.getSimpleName());
        }
        T request;
        try {
            request = WIRE.readValue(body, type);
        } catch (JacksonException e) {
            throw GpdRefusal.badRequest("JSON parse error: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (request == null) {
            throw GpdRefusal.badRequest("Required request body is missing: " + type.getSimpleName());
        }
        Set<ConstraintViolation<T>> faults = RULES.validate(request);
        if (!faults.isEmpty()) {
            throw GpdRefusal.badRequest(faults.stream()
                    .map(fault -> fault.getPropertyPath() + ": " + fault.getMessage())
                    .collect(Collectors.joining(", ")));
        }
        return request;
    }

    static byte[] answer(Object answer) {
        return write(WIRE, answer);
    }

    static byte[] stored(Position position) {
        return write(STORED, position);
    }

    static Position remembered(byte[] stored) {
        try {
            return STORED.readValue(stored, Position.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The core's database keeps microseconds, so a date read back is a little rounder than the one first answered. */
    private static final class Microseconds extends StdSerializer<LocalDateTime> {

        Microseconds() {
            super(LocalDateTime.class);
        }

        @Override
        public void serialize(LocalDateTime date, JsonGenerator json, SerializerProvider provider) throws IOException {
            LocalDateTime rounded = date.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
            json.writeString(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(rounded));
        }
    }

    private static byte[] write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
