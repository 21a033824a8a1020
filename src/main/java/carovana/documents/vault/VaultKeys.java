package carovana.documents.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The keys that documents are locked with: from one secret, another for every organization and every file. */
@Component
public class VaultKeys {

    static final int NUMBER = 4;

    private final Map<String, byte[]> keys = new HashMap<>();
    private byte[] current;

    public VaultKeys(VaultSettings settings) throws IOException {
        settings.formerKeys().forEach(each -> add(VaultSettings.bytes(each, "carovana.documents.vault.former-keys")));
        if (!settings.key().isBlank()) {
            current = add(VaultSettings.bytes(settings.key(), "carovana.documents.vault.key"));
        } else if (settings.keyFile() != null) {
            current = add(VaultSettings.bytes(
                    fromFile(settings.keyFile(), settings.generateKey()),
                    settings.keyFile() + " (carovana.documents.vault.key-file)"));
        }
    }

    private byte[] add(byte[] key) {
        keys.put(HexFormat.of().formatHex(number(key)), key);
        return key;
    }

    /** Nobody else may read it, not even for a moment. */
    private static String fromFile(Path file, boolean generate) throws IOException {
        if (generate && !Files.exists(file)) {
            var key = new byte[32];
            new SecureRandom().nextBytes(key);
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var out = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                out.write(java.nio.ByteBuffer.wrap(Base64.getEncoder().encode(key)));
            }
        }
        return Files.readString(file);
    }

    public boolean hasKey() {
        return current != null;
    }

    /** A few bytes by which the key is found again and that tell nothing of it. */
    byte[] currentNumber() {
        if (current == null) {
            throw new IllegalStateException(
                    "carovana.documents.vault.key is not set: make one with openssl rand -base64 32");
        }
        return number(current);
    }

    /**
     * The key of one file.
     *
     * @param number of the secret that it was locked with
     * @param salt random, written in front of the file
     * @throws IOException when the secret is not among those configured
     */
    SecretKeySpec keyOf(byte[] number, String organization, String context, byte[] salt) throws IOException {
        var secret = keys.get(HexFormat.of().formatHex(number));
        if (secret == null) {
            throw new IOException("This was locked with a key that is not configured:"
                    + " add it to carovana.documents.vault.former-keys");
        }
        return keyOfSecret(secret, organization, context, salt);
    }

    private static SecretKeySpec keyOfSecret(byte[] secret, String organization, String context, byte[] salt) {
        var ofOrganization = hmac(secret, ("organization " + organization).getBytes(StandardCharsets.UTF_8));
        var name = context.getBytes(StandardCharsets.UTF_8);
        var input = Arrays.copyOf(salt, salt.length + name.length);
        System.arraycopy(name, 0, input, salt.length, name.length);
        return new SecretKeySpec(hmac(ofOrganization, input), "AES");
    }

    /** One for each secret, the current one's first. */
    List<String> fingerprints(String organization, byte[] content) {
        var secrets = new ArrayList<byte[]>();
        secrets.add(keys.get(HexFormat.of().formatHex(currentNumber())));
        keys.values().stream().filter(each -> each != secrets.get(0)).forEach(secrets::add);
        return secrets.stream()
                .map(each -> keyOfSecret(each, organization, "fingerprint", new byte[0]))
                .map(each -> HexFormat.of().formatHex(hmac(each.getEncoded(), content)))
                .toList();
    }

    private static byte[] number(byte[] key) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(hmac(key, "number".getBytes(StandardCharsets.UTF_8)));
            return Arrays.copyOf(hash, NUMBER);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] hmac(byte[] key, byte[] input) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(input);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
