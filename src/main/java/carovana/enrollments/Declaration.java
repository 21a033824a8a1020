package carovana.enrollments;

import carovana.positions.Organization;
import carovana.positions.PlainText;
import carovana.upstream.gps.Enrollment;
import java.util.List;

/**
 * What an organization wants to be enrolled to: the whole of it.
 *
 * @param status ENABLED, or DISABLED while no payment is to be possible
 */
public record Declaration(String organization, String companyName, String status, List<Enrollment> enrollments) {

    static final String ENABLED = "ENABLED";
    static final String DISABLED = "DISABLED";

    public Declaration {
        enrollments = List.copyOf(enrollments);
    }

    /** With what is left out taken from what is known of the organization: its name, account and segregation code. */
    static Declaration of(
            Organization organization, String companyName, String status, List<EnrollmentSettings.Item> enrollments) {
        return new Declaration(
                organization.fiscalCode(),
                otherwise(companyName, organization.name()),
                otherwise(status, ENABLED),
                enrollments.stream().map(each -> enrollment(organization, each)).toList());
    }

    private static Enrollment enrollment(Organization organization, EnrollmentSettings.Item item) {
        return new Enrollment(
                otherwise(item.serviceId(), ""),
                code(otherwise(item.iban(), organization.iban())),
                stripped(item.officeName()),
                otherwise(item.segregationCode(), organization.segregationCode()),
                otherwise(item.remittanceInformation(), ""),
                code(item.postalIban()));
    }

    private static String otherwise(String said, String known) {
        return said == null || said.isBlank() ? known : said.strip();
    }

    private static String stripped(String text) {
        return text == null ? null : text.strip();
    }

    private static String code(String iban) {
        return iban == null || iban.isBlank() ? null : PlainText.asCode(iban);
    }
}
