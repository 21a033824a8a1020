package carovana.documents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A product that may be ordered.
 *
 * @param name by which offices order it
 * @param hash by which the provider knows it
 * @param title what the provider must call it: a hash alone is easily another product's
 * @param category what the provider must count it among; empty: any
 * @param maxPrice euro with all options, without VAT: dearer ones are not ordered
 * @param dates how it wants dates
 * @param resultsFor how long its documents are kept
 */
public record ProductSettings(
        @Pattern(regexp = "[a-z0-9-]{1,60}", message = "must have up to 60 small letters, digits and dashes") @NotNull
        String name,

        @Pattern(regexp = "[0-9a-f]{32}", message = "must be the provider's hash, 32 hexadecimal digits") @NotNull
        String hash,

        @NotBlank(message = "must be what the provider calls the product")
        String title,

        @DefaultValue("") String category,

        @NotNull(message = "must be the highest price in euro, such as 35.00")
        BigDecimal maxPrice,

        @DefaultValue("dd-MM-yyyy") String dates,
        @NotNull @DefaultValue("90d") Duration resultsFor) {

    public ProductSettings {
        DateTimeFormatter.ofPattern(dates);
    }

    DateTimeFormatter dateFormat() {
        return DateTimeFormatter.ofPattern(dates);
    }
}
