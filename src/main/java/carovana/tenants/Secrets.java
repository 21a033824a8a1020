package carovana.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * Keeps what is secret in a document: encrypted where it is stored (AES-256-GCM, bound to its place, so that nobody can
 * put one secret in the place of another), stars where it is shown.
 */
@Component
class Secrets {

    static final String MASK = "********";

    private static final String SETTING = "carovana.tenants.key";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "v1:";

    /** Intermediaries have keys of their own that no table knows. */
    private static final Pattern NAMES =
            Pattern.compile("passw|secret|token|passphrase|private_?key|api_?key|credential|^cert$|^pin$");

    /** It has one element, which may change and still is the same payment. */
    private static final Place PAYMENT = Place.ROOT.to("items");

    private static final Pattern STARS = Pattern.compile("\\*{4,}");

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Secrets(TenantsSettings settings, @Value("${carovana.home}") Path home) {
        var text = settings.key();
        if (text == null || text.isBlank()) {
            if (!settings.generateKey()) {
                throw refused(
                        "is missing: give 32 random bytes as Base64 (openssl rand -base64 32), the same to all nodes");
            }
            text = SecretKeyFile.in(home);
        }
        key = key(text.strip());
    }

    private static SecretKeySpec key(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (bytes.length == KEY) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException noBase64) {
            // told below, without the key
        }
        throw refused("must be 32 bytes as Base64, as openssl rand -base64 32 prints them");
    }

    private static InvalidConfigurationPropertyValueException refused(String sentence) {
        return new InvalidConfigurationPropertyValueException(SETTING, "(not shown)", sentence);
    }

    static boolean isSecret(String key) {
        return NAMES.matcher(key.toLowerCase(Locale.ROOT)).find();
    }

    static boolean isMask(JsonNode value) {
        return value != null
                && value.isTextual()
                && STARS.matcher(value.textValue()).matches();
    }

    /** A document as it may be shown, from one in which secrets are clear or encrypted. */
    static ObjectNode masked(ObjectNode document) {
        return (ObjectNode) shown(document);
    }

    /** @param owner whose document it is: kind, proxy and id */
    ObjectNode encrypted(ObjectNode document, String owner) {
        return (ObjectNode) each(document.deepCopy(), owner, this::encrypt);
    }

    /** @throws IllegalStateException when it was encrypted with another key */
    ObjectNode clear(ObjectNode document, String owner) {
        return (ObjectNode) each(document.deepCopy(), owner, this::decrypt);
    }

    /**
     * Puts what was kept where stars were sent back, since a form sends what it was shown. In a list it is kept for an
     * element that is as it was but for its secrets, so that nobody gets another one's.
     *
     * @param earlier null for a new document
     */
    static void restore(ObjectNode document, ObjectNode earlier, Place at, Findings findings) {
        document.properties().forEach(each -> {
            var place = at.to(each.getKey());
            var before = earlier == null ? null : earlier.get(each.getKey());
            if (isSecret(each.getKey()) && isMask(each.getValue())) {
                if (Field.isNothing(before)) {
                    findings.fault(
                            place, "value", "stars stand for a secret that is kept, and here there is none: write it");
                } else {
                    each.setValue(before);
                }
            } else {
                restore(each.getValue(), before, place, findings);
            }
        });
    }

    private static void restore(JsonNode value, JsonNode before, Place place, Findings findings) {
        if (value instanceof ObjectNode object) {
            restore(object, before instanceof ObjectNode there ? there : null, place, findings);
        } else if (value instanceof ArrayNode list) {
            var there = before instanceof ArrayNode earlier ? earlier : list.arrayNode();
            boolean isInPlace = place.equals(PAYMENT) || shown(list).equals(shown(there));
            var elsewhere = StreamSupport.stream(there.spliterator(), false)
                    .collect(Collectors.groupingBy(Secrets::shown, Collectors.toSet()));
            for (int i = 0; i < list.size(); i++) {
                var same = elsewhere.getOrDefault(shown(list.get(i)), Set.of());
                var one = isInPlace
                        ? there.get(i)
                        : same.size() == 1 ? same.iterator().next() : null;
                restore(list.get(i), one, place.to(i), findings);
            }
        }
    }

    private static JsonNode shown(JsonNode node) {
        return each(node.deepCopy(), "", (place, secret) -> TextNode.valueOf(MASK));
    }

    /** Each secret of a document as something else; what is left open is no secret. */
    private static JsonNode each(JsonNode node, String place, BiFunction<String, JsonNode, JsonNode> change) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(each -> {
                var at = place + "/" + each.getKey();
                boolean isSecret = isSecret(each.getKey()) && !Field.isNothing(each.getValue());
                each.setValue(isSecret ? change.apply(at, each.getValue()) : each(each.getValue(), at, change));
            });
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, each(list.get(i), place + "/" + i, change));
            }
        }
        return node;
    }

    private JsonNode encrypt(String place, JsonNode secret) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place)
                    .doFinal(Documents.write(secret).getBytes(StandardCharsets.US_ASCII));
            var stored = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed);
            return TextNode.valueOf(VERSION + Base64.getEncoder().encodeToString(stored.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode decrypt(String place, JsonNode stored) {
        var sealed = Base64.getDecoder().decode(stored.textValue().substring(VERSION.length()));
        try {
            return Documents.JSON.readTree(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), place)
                    .doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException otherKey) {
            throw new IllegalStateException(
                    "The secret at %s was encrypted with another key than %s".formatted(place, SETTING), otherKey);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
