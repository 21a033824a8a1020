package carovana.enrollments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.quartz.CronExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Enrollments to spontaneous payments ({@code carovana.enrollments}).
 *
 * @param declared what organizations want to be enrolled to; who is not in it may declare in a file
 * @param automatic whether GPS is made equal to what is declared by the clock too
 * @param schedule when, as Quartz writes it, Italian time
 * @param fileSize of a file in {@code inbox/<organization>/enrollments/} at most
 */
@Validated
@ConfigurationProperties("carovana.enrollments")
public record EnrollmentSettings(
        @DefaultValue List<@Valid Declared> declared,
        @DefaultValue("false") boolean automatic,
        @NotNull @DefaultValue("0 30 5 * * ?") String schedule,
        @NotNull @DefaultValue("1MB") DataSize fileSize) {

    public EnrollmentSettings {
        declared = declared == null ? List.of() : List.copyOf(declared);
    }

    @AssertTrue(message = "carovana.enrollments.schedule must be a Quartz cron expression, such as 0 30 5 * * ?")
    public boolean isScheduleAnExpression() {
        return schedule == null || CronExpression.isValidExpression(schedule);
    }

    /** What one organization declares; of what it leaves out Carovana takes what it knows of the organization. */
    public record Declared(
            @NotNull @Pattern(regexp = "\\d{11}", message = "must be the 11 digits of the organization's fiscal code")
            String organization,

            String companyName,
            String status,
            @DefaultValue List<Item> enrollments) {

        public Declared {
            enrollments = enrollments == null ? List.of() : List.copyOf(enrollments);
        }
    }

    /** One enrollment, in GPS's words. */
    public record Item(
            String serviceId,
            String iban,
            String officeName,
            String segregationCode,
            String remittanceInformation,
            String postalIban) {}
}
