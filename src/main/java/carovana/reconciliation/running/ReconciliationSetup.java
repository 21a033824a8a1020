package carovana.reconciliation.running;

import carovana.reconciliation.BusinessDays;
import carovana.reconciliation.Gaps;
import carovana.reconciliation.Matching;
import java.text.ParseException;
import org.quartz.CronExpression;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rules with what is configured of them; a schedule that cannot be read stops the start. */
@Configuration(proxyBeanMethods = false)
class ReconciliationSetup {

    ReconciliationSetup(ReconciliationSettings settings) {
        try {
            CronExpression.validateExpression(settings.schedule());
        } catch (ParseException wrong) {
            throw new InvalidConfigurationPropertyValueException(
                    "carovana.reconciliation.schedule",
                    settings.schedule(),
                    "is no Quartz cron expression (%s). Write six fields, such as 0 0 6-22/2 * * ? for every two hours"
                            .formatted(wrong.getMessage()));
        }
    }

    @Bean
    BusinessDays businessDays(ReconciliationSettings settings) {
        return new BusinessDays(settings.closedDays());
    }

    @Bean
    Matching matching(BusinessDays days, ReconciliationSettings settings) {
        return new Matching(days, settings.graces());
    }

    @Bean
    Gaps gaps(BusinessDays days, ReconciliationSettings settings) {
        return new Gaps(days, settings.graces());
    }
}
