package carovana.reconciliation.seen;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is left in the outbox of reconciliation ({@code carovana.reconciliation.report}).
 *
 * @param days that the daily report looks back on
 * @param anomalies told in words in the report's page at most; its spreadsheet has all
 * @param paidLayout how what was paid is given back
 */
@Validated
@ConfigurationProperties("carovana.reconciliation.report")
public record ReportSettings(
        @DefaultValue("30") @Min(1) @Max(366) int days,
        @DefaultValue("500") @Min(1) @Max(5000) int anomalies,
        @NotNull @DefaultValue("CAROVANA") PaidLayout paidLayout) {

    public enum PaidLayout {
        CAROVANA,
        MYPAY,
        BOTH
    }

    boolean isCarovana() {
        return paidLayout != PaidLayout.MYPAY;
    }

    boolean isMyPay() {
        return paidLayout != PaidLayout.CAROVANA;
    }
}
