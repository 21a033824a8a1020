package carovana.reconciliation.running;

import carovana.reconciliation.Graces;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When and how strictly payments are looked at ({@code carovana.reconciliation}).
 *
 * @param schedule when receipts and flows are fetched: a Quartz cron expression, Italian time
 * @param runs of different organizations at the same time
 * @param treasury whether the bank's credits come here: else nothing is missed that is not credited
 * @param closedDays days on which nothing settles, besides week-ends and TARGET's
 * @param graces how long each thing may take before it is told
 */
@Validated
@ConfigurationProperties("carovana.reconciliation")
public record ReconciliationSettings(
        @NotBlank @DefaultValue("0 0 6-22/2 * * ?") String schedule,
        @DefaultValue("4") @Min(1) int runs,
        @DefaultValue("true") boolean treasury,
        @DefaultValue List<LocalDate> closedDays,
        @Valid @NotNull @DefaultValue Graces graces) {}
