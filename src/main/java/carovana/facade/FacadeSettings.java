package carovana.facade;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * How who asks by REST is answered ({@code carovana.submission}).
 *
 * @param patience ({@code wait}) how long pagoPA's answer is waited for, before 202 is the answer and the work goes on without anybody
 */
@Validated
@ConfigurationProperties("carovana.submission")
public record FacadeSettings(
        @NotNull
        @DefaultValue("10s")
        @DurationMin(message = "must not be negative")
        @DurationMax(minutes = 5, message = "must not be longer than 5 minutes: callers and proxies give up before")
        @Name("wait")
        Duration patience) {}
