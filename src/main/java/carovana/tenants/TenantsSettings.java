package carovana.tenants;

import carovana.positions.CheckSettings.Check;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The payment proxy's configuration ({@code carovana.tenants}).
 *
 * @param path what its addresses begin with; behind it come the proxy and {@code /v2}
 * @param proxies the intermediaries, each with the profile that says what its tenants and configs have
 * @param origins the sites whose pages may call; {@code *} is any
 * @param splitSum whether the parts of a split must make the amount
 * @param taxCodeCheck the check digit of a tax code; its form is always looked at
 * @param categoryCheck whether a category must be written as a taxonomy code; what it begins with is always looked at
 * @param key of the secrets: 32 bytes as Base64, the same for all nodes
 * @param generateKey whether a key is made, and kept in {@code carovana.home}, where none is given
 * @param categories where the forms find the categories; when left out they are in the forms
 */
@Validated
@ConfigurationProperties("carovana.tenants")
public record TenantsSettings(
        @DefaultValue("/payment-proxy")
        @Pattern(
                regexp = "(/[A-Za-z0-9_-]+)+",
                message = "must be a path such as /payment-proxy, without a slash at its end")
        String path,

        @NotEmpty(message = "must name at least one proxy and its profile, such as default: default")
        Map<
                        @Pattern(
                                regexp = "[a-z0-9-]{1,64}",
                                message = "must be up to 64 small letters, digits and dashes")
                        String,
                        String>
                proxies,

        @DefaultValue List<String> origins,
        @NotNull @DefaultValue("strict") SplitSum splitSum,
        @NotNull @DefaultValue("warn") Check taxCodeCheck,
        @NotNull @DefaultValue("warn") Check categoryCheck,
        String key,
        @DefaultValue("false") boolean generateKey,
        String categories) {

    /** What parts that do not make the amount mean. */
    public enum SplitSum {
        /** they are refused */
        STRICT,
        /** it is told, and they are kept */
        LENIENT
    }
}
