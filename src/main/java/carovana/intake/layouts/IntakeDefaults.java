package carovana.intake.layouts;

import carovana.positions.FiscalCode;
import carovana.positions.Operation;
import carovana.positions.PlainText;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a row gets when it does not say ({@code carovana.intake.defaults}).
 *
 * @param publish whether a position is made payable on creation
 * @param description of a payment whose config gives none either; {@code {iupd}} in it is the identifier of the debt
 */
@Validated
@ConfigurationProperties("carovana.intake.defaults")
public record IntakeDefaults(
        @DefaultValue("true") boolean publish,
        @NotBlank @DefaultValue(DESCRIPTION) String description) {

    static final String DESCRIPTION = "Pagamento {iupd}";

    /** Without the identifier where that holds a tax code, which is nobody else's business. */
    String description(String iupd) {
        boolean tells = iupd != null && FiscalCode.indexIn(iupd) < 0;
        return PlainText.shortened(PlainText.tidy(description.replace("{iupd}", tells ? iupd : "")));
    }

    /** @return null in an update: as pagoPA has it; what is restored was payable, and shall be so again */
    Boolean publish(Operation operation) {
        return switch (operation) {
            case UPDATE -> null;
            case RESTORE -> true;
            default -> publish;
        };
    }
}
