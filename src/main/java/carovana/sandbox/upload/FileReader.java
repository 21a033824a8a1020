package carovana.sandbox.upload;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.validator.HibernateValidator;

/**
 * Reads the content of a file one position at a time, and writes the positions down one a line. A file with one bad
 * position is refused as a whole. Rules, titles and texts: pagoPA's massive upload.
 */
final class FileReader {

    private static final int MOST_IUPDS = 100_000;

    private static final Validator RULES = Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory()
            .getValidator();

    private final Operation operation;
    private final OutputStream lines;
    private final List<String> iupds = new ArrayList<>();
    private final Set<UUID> seen = new HashSet<>();
    private final Set<String> faults = new TreeSet<>();

    private FileReader(Operation operation, OutputStream lines) {
        this.operation = operation;
        this.lines = lines;
    }

    /** @return the IUPDs of the positions, in the order of the file */
    static List<String> read(Operation operation, Path content, Path lines) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(lines));
                JsonParser json = UploadJson.STRICT.createParser(content.toFile())) {
            var reader = new FileReader(operation, out);
            reader.file(json);
            return reader.judged();
        } catch (JacksonException e) {
            throw UploadRefusal.invalidJson(e.getOriginalMessage());
        }
    }

    private String list() {
        return operation == Operation.DELETE ? "paymentPositionIUPDs" : "paymentPositions";
    }

    private void file(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw UploadRefusal.invalidJson("an object was expected");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (!list().equals(json.currentName())) {
                throw UploadRefusal.invalidJson("Unrecognized field \"%s\"".formatted(json.currentName()));
            }
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_ARRAY) {
                elements(json);
            } else if (value != JsonToken.VALUE_NULL) {
                throw UploadRefusal.invalidJson("\"%s\" must be a list".formatted(list()));
            }
        }
    }

    private void elements(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonNode element = UploadJson.STRICT.readTree(json);
            if (operation == Operation.DELETE) {
                iupd(element);
            } else {
                position(element);
            }
        }
    }

    private void iupd(JsonNode element) throws IOException {
        if (!element.isValueNode() || element.isNull()) {
            throw UploadRefusal.invalidJson("an IUPD must be a text");
        }
        write(UploadJson.STRICT.getNodeFactory().textNode(element.asText()));
        remember(element.asText(), UploadJson.stored(element.asText()));
    }

    private void position(JsonNode element) throws IOException {
        if (!(element instanceof ObjectNode asked)) {
            throw UploadRefusal.invalidJson("a debt position must be an object");
        }
        UploadPosition position = UploadJson.STRICT.treeToValue(asked, UploadPosition.class);
        for (ConstraintViolation<UploadPosition> fault : RULES.validate(position)) {
            faults.add(fault.getMessage());
        }
        // unlike the core, the upload takes a missing answer for a no
        if (position.payStandIn() == null) {
            asked.put("payStandIn", false);
        }
        write(asked);
        remember(position.iupd(), UploadJson.stored(position));
    }

    /** Elements are told apart by all they say: the same IUPD may come twice, the same position may not. */
    private void remember(String iupd, byte[] whole) {
        iupds.add(iupd);
        if (!seen.add(UUID.nameUUIDFromBytes(whole))) {
            faults.add("The list contains duplicate elements");
        }
    }

    private void write(JsonNode element) throws IOException {
        lines.write(UploadJson.stored(element));
        lines.write('\n');
    }

    private List<String> judged() {
        if (operation == Operation.DELETE && (iupds.isEmpty() || iupds.size() > MOST_IUPDS)) {
            faults.add("The list of payment positions IUPD must contain at least one element and at the most "
                    + MOST_IUPDS);
        } else if (iupds.isEmpty()) {
            faults.add("The list of payment positions must contain at least one element");
        }
        if (!faults.isEmpty()) {
            throw UploadRefusal.invalidPositions("Invalid values: " + faults);
        }
        return iupds;
    }
}
