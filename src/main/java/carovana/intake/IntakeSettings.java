package carovana.intake;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How drops are taken ({@code carovana.intake}).
 *
 * @param every how often the inbox and the ledger are looked at, in milliseconds
 * @param settle how long a file must not have changed before it is taken, in milliseconds
 * @param restLimit the largest body of {@code POST /drops/{organization}}
 * @param answerAgain how long to wait before an outcome that could not be written is tried again
 */
@Validated
@ConfigurationProperties("carovana.intake")
public record IntakeSettings(
        @Min(value = 10, message = "must be at least 10 milliseconds") @DefaultValue("500")
        int every,

        @Min(value = 0, message = "must be 0 milliseconds or more") @DefaultValue("2000")
        int settle,

        @NotNull @DefaultValue("500MB") DataSize restLimit,

        @NotNull @DurationMin(millis = 10, message = "must be at least 10ms") @DefaultValue("30s")
        Duration answerAgain) {

    @AssertTrue(message = "carovana.intake.rest-limit must be a size such as 500MB")
    public boolean isRestLimitASize() {
        return restLimit == null || restLimit.toBytes() > 0;
    }
}
