package carovana.documents.vault;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The key of all documents ({@code carovana.documents.vault}).
 *
 * @param key 32 random bytes in base64, as {@code openssl rand -base64 32} prints them
 * @param keyFile where the key stands instead
 * @param generateKey whether that file is made where it is missing, which is for the sandbox alone
 * @param formerKeys keys that documents were locked with before; only read with
 */
@Validated
@ConfigurationProperties("carovana.documents.vault")
public record VaultSettings(
        @DefaultValue("") String key,
        Path keyFile,
        @DefaultValue("false") boolean generateKey,
        @DefaultValue List<String> formerKeys) {

    private static final int KEY = 32;

    public VaultSettings {
        if (!key.isBlank()) {
            bytes(key, "carovana.documents.vault.key");
        }
        formerKeys.forEach(each -> bytes(each, "carovana.documents.vault.former-keys"));
    }

    /** The key is never part of a message. */
    static byte[] bytes(String key, String property) {
        try {
            var bytes = Base64.getDecoder().decode(key.strip());
            if (bytes.length == KEY) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new IllegalArgumentException(
                property + " must be 32 bytes in base64: make one with openssl rand -base64 32");
    }

    @Override
    public String toString() {
        return "VaultSettings[keyFile=%s, formerKeys=%d]".formatted(keyFile, formerKeys.size());
    }
}
