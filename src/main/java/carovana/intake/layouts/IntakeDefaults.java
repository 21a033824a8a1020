package carovana.intake.layouts;

import carovana.positions.Operation;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a row gets when it does not say ({@code carovana.intake.defaults}).
 *
 * @param publish whether a position is made payable on creation
 */
@ConfigurationProperties("carovana.intake.defaults")
public record IntakeDefaults(@DefaultValue("true") boolean publish) {

    /** @return null in an update: as pagoPA has it; what is restored was payable, and shall be so again */
    Boolean publish(Operation operation) {
        return switch (operation) {
            case UPDATE -> null;
            case RESTORE -> true;
            default -> publish;
        };
    }
}
