package carovana.enrollments;

import carovana.positions.Organization;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A declaration in a file: the body with which an institution joins GPS, and its status. */
final class DeclarationJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private DeclarationJson() {}

    private record Content(String companyName, String status, List<EnrollmentSettings.Item> enrollments) {}

    /** @throws DeclarationRejected when it is none, or has something wrong in it */
    static Declaration read(byte[] bytes, Organization organization) throws DeclarationRejected {
        Content content;
        try {
            content = JSON.readValue(bytes, Content.class);
        } catch (JacksonException unreadable) {
            throw new DeclarationRejected(List.of(sentence(unreadable)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (content == null
                || content.enrollments() == null
                || content.enrollments().contains(null)) {
            throw new DeclarationRejected(List.of(
                    "\"enrollments\" must be a list of all enrollments; [] ends those that were declared before"));
        }
        var declaration = Declaration.of(organization, content.companyName(), content.status(), content.enrollments());
        var objections = DeclarationRules.objections(organization, declaration);
        if (!objections.isEmpty()) {
            throw new DeclarationRejected(objections);
        }
        return declaration;
    }

    /** As it is remembered: what was left out filled in, as it was judged. */
    static String write(Declaration declaration) {
        try {
            return JSON.writeValueAsString(declaration);
        } catch (JacksonException never) {
            throw new IllegalStateException(never);
        }
    }

    static Declaration remembered(String content) {
        try {
            return JSON.readValue(content, Declaration.class);
        } catch (JacksonException never) {
            throw new IllegalStateException("The ledger holds a declaration that cannot be read", never);
        }
    }

    private static String sentence(JacksonException unreadable) {
        var at = unreadable.getLocation();
        var where = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return "\"%s\"%s is no field of a declaration: companyName, status, enrollments, and in these serviceId, iban,"
                            .formatted(unknown.getPropertyName(), where)
                    + " officeName, segregationCode, remittanceInformation, postalIban";
        }
        return unreadable instanceof JsonMappingException
                ? "The file is JSON%s, but no declaration: {\"enrollments\":[{\"serviceId\":…}]}".formatted(where)
                : "The file is no JSON%s: write it again".formatted(where);
    }
}
