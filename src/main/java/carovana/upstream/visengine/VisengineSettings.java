package carovana.upstream.visengine;

import carovana.upstream.Limit;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Visengine is reached ({@code carovana.upstream.visengine}).
 *
 * @param address without a last slash; empty: no document is ordered
 * @param oauth where tokens are given, without a last slash
 * @param user the account's e-mail address
 * @param key the account's API key; the provider's test environment has another
 * @param scopeHost the host as it stands in a token's scopes
 * @param limit calls that Carovana lets through; the real limit is not published
 * @param timeout how long one answer is waited for, in milliseconds
 * @param catalogue how long what is known of a product is good for
 * @param token how long a token is good for; at most a year
 */
@Validated
@ConfigurationProperties("carovana.upstream.visengine")
public record VisengineSettings(
        @DefaultValue("")
        @Pattern(regexp = "|https?://.*[^/]", message = "must be the address of Visengine without a last /, or empty")
        String address,

        @DefaultValue("")
        @Pattern(regexp = "|https?://.*[^/]", message = "must be the address of the OAuth service without a last /")
        String oauth,

        @DefaultValue("") String user,
        @DefaultValue("") String key,
        @DefaultValue("visengine2.altravia.com") String scopeHost,
        @NotNull @DefaultValue("5/1s") Limit limit,
        @DefaultValue("60000") @Min(100) int timeout,
        @NotNull @DefaultValue("10m") Duration catalogue,
        @NotNull @DefaultValue("1d") Duration token) {

    public VisengineSettings {
        if (!address.isEmpty() && (oauth.isEmpty() || user.isEmpty() || key.isEmpty())) {
            throw new IllegalArgumentException(
                    "carovana.upstream.visengine has an address and needs oauth, user and key too, or no address");
        }
    }

    public boolean isConfigured() {
        return !address.isEmpty();
    }

    @Override
    public String toString() {
        return "VisengineSettings[address=%s, oauth=%s, user=%s]".formatted(address, oauth, user);
    }
}
