package carovana.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call ({@code carovana.access}).
 *
 * @param sandboxKeys whether {@code sandbox-key} and {@code sandbox-key-<organization>} open the doors
 * @param keys the subscription keys of back offices
 * @param operator who may see and steer the routes
 */
@Validated
@ConfigurationProperties("carovana.access")
public record AccessSettings(
        @DefaultValue("false") boolean sandboxKeys,
        @DefaultValue List<@Valid Key> keys,

        @Valid @NotNull(message = "must name the operator and the password's hash")
        Operator operator) {

    /**
     * A key, known by its hash only.
     *
     * @param sha256 of the key, as {@code printf %s KEY | sha256sum} prints it
     * @param organizations fiscal codes that it opens; {@code *} is all
     */
    public record Key(
            @NotBlank(message = "must say whose key it is") String name,

            @Pattern(regexp = "[0-9a-f]{64}", message = "must be the key's SHA-256, 64 hexadecimal digits") @NotNull
            String sha256,

            @DefaultValue List<String> organizations) {}

    /**
     * @param password as Spring Security writes encoded passwords: {@code {bcrypt}$2a$…}
     */
    public record Operator(
            @NotBlank(message = "must be the operator's name")
            String name,

            @NotBlank(message = "must be the operator's password as {bcrypt}hash")
            String password) {}
}
