package carovana.documents;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How documents are ordered and kept ({@code carovana.documents}).
 *
 * @param products what may be ordered; none: nothing is
 * @param dayBudget euro that one organization's orders may cost in a day
 * @param monthBudget the same in a month
 * @param attempts calls in a row that come to nothing, before a person must look
 * @param lookFor how long an order that may have been opened is looked for, before a person must look
 * @param creditPause how long to wait before an order is tried again for which the wallet had too little
 * @param poll how often an order is asked after
 * @param jitter by how much these pauses vary, 0.2 for a fifth
 * @param callback this Carovana's {@code /documents/callbacks} as the provider reaches it; empty: none is told
 * @param work where locked files stand while they grow, on this machine
 * @param scanSize one file that goes with an order
 * @param scansSize all of them
 * @param documentSize a delivered document
 * @param scansFor how long what was sent with an order is kept after its end
 * @param rejectedFor how long rejected orders, and files for which no order came, stay as they were left
 * @param quarantineFor how long is kept what breaks a limit, and what was sent with a parked order
 */
@Validated
@ConfigurationProperties("carovana.documents")
public record DocumentSettings(
        @DefaultValue List<@Valid ProductSettings> products,
        @NotNull @DefaultValue("0") BigDecimal dayBudget,
        @NotNull @DefaultValue("0") BigDecimal monthBudget,
        @DefaultValue("12") @Min(1) int attempts,
        @NotNull @DefaultValue("30m") Duration lookFor,
        @NotNull @DefaultValue("1h") Duration creditPause,
        @NotNull @DefaultValue List<PollSteps.@Valid Step> poll,
        @DefaultValue("0.2") double jitter,

        @DefaultValue("")
        @Pattern(regexp = "|https?://.*[^/]", message = "must be an address without a last /, or empty")
        String callback,

        @NotNull Path work,
        @NotNull @DefaultValue("10MB") DataSize scanSize,
        @NotNull @DefaultValue("25MB") DataSize scansSize,
        @NotNull @DefaultValue("50MB") DataSize documentSize,
        @NotNull @DefaultValue("1d") Duration scansFor,
        @NotNull @DefaultValue("7d") Duration rejectedFor,
        @NotNull @DefaultValue("30d") Duration quarantineFor) {

    public DocumentSettings {
        new PollSteps(poll, jitter);
        if (jitter < 0 || jitter >= 1) {
            throw new IllegalArgumentException("carovana.documents.jitter must be from 0 to less than 1");
        }
        Euro.cents(dayBudget);
        Euro.cents(monthBudget);
    }

    PollSteps pollSteps() {
        return new PollSteps(poll, jitter);
    }

    Optional<ProductSettings> product(String name) {
        return products.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
