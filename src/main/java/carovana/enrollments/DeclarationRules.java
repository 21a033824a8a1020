package carovana.enrollments;

import carovana.positions.Iban;
import carovana.positions.Organization;
import carovana.positions.PlainText;
import carovana.upstream.gps.Enrollment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Says everything that is wrong with a declaration. GPS asks for presence alone: a wrong account or segregation code
 * would be noticed by the first citizen who tries to pay.
 */
final class DeclarationRules {

    /** Carovana's own choice: each is asked for, and written, by calls of its own. */
    static final int MOST = 200;

    /** paForNode.xsd and GPD's model: remittanceInformation, companyName, officeName. */
    private static final int TEXT = 140;

    /** It is part of an address; the length is Carovana's own choice. */
    private static final String SERVICE = "[A-Za-z0-9._-]{1,100}";

    private DeclarationRules() {}

    /** @return sentences, empty when it may be applied */
    static List<String> objections(Organization organization, Declaration declaration) {
        var objections = new ArrayList<String>();
        text(declaration.companyName(), true, sentence -> objections.add("companyName: " + sentence));
        if (!declaration.status().equals(Declaration.ENABLED)
                && !declaration.status().equals(Declaration.DISABLED)) {
            objections.add("status \"%s\": write ENABLED or DISABLED".formatted(declaration.status()));
        }
        if (declaration.enrollments().size() > MOST) {
            objections.add("enrollments: there are %d, Carovana takes %d of one organization"
                    .formatted(declaration.enrollments().size(), MOST));
            return objections;
        }
        var seen = new HashSet<String>();
        int number = 0;
        for (var enrollment : declaration.enrollments()) {
            var where = "enrollments[%d] (%s) ".formatted(number++, enrollment.serviceId());
            judge(organization, enrollment, (field, sentence) -> objections.add(where + field + ": " + sentence));
            if (!seen.add(enrollment.serviceId())) {
                objections.add(where + "serviceId: stands here twice, keep one of them");
            }
        }
        return objections;
    }

    private static void judge(Organization organization, Enrollment enrollment, BiConsumer<String, String> objection) {
        if (!enrollment.serviceId().matches(SERVICE)) {
            objection.accept("serviceId", "write the service's id as GET /services tells it: letters, digits, . _ -");
        }
        if (enrollment.iban() == null) {
            objection.accept("iban", "is missing, and carovana.organizations has none for this organization");
        } else {
            account(organization, "iban", enrollment.iban(), objection);
        }
        if (enrollment.postalIban() != null) {
            account(organization, "postalIban", enrollment.postalIban(), objection);
        }
        segregationCode(organization, enrollment.segregationCode(), objection);
        text(enrollment.remittanceInformation(), true, each -> objection.accept("remittanceInformation", each));
        text(enrollment.officeName(), false, each -> objection.accept("officeName", each));
    }

    private static void account(
            Organization organization, String field, String iban, BiConsumer<String, String> objection) {
        var fault = Iban.fault(iban);
        var known = organization.knownIbans();
        if (fault != null) {
            objection.accept(field, "%s: %s".formatted(iban, fault));
        } else if (!known.isEmpty() && !known.contains(iban)) {
            objection.accept(
                    field,
                    "%s: is not among the accounts of this organization in carovana.organizations: %s"
                            .formatted(iban, String.join(", ", known)));
        } else if (field.equals("postalIban") && !Iban.isPostal(iban)) {
            objection.accept(field, "%s: is no account at Poste Italiane".formatted(iban));
        }
    }

    private static void segregationCode(Organization organization, String code, BiConsumer<String, String> objection) {
        var known = new HashSet<>(organization.acceptedSegregationCodes());
        if (organization.segregationCode() != null) {
            known.add(organization.segregationCode());
        }
        if (code == null || !code.matches("\\d{2}")) {
            objection.accept("segregationCode", "write the two digits that PagoPA gave");
        } else if (!known.isEmpty() && !known.contains(code)) {
            objection.accept(
                    "segregationCode",
                    "%s: carovana.organizations has %s for this organization"
                            .formatted(
                                    code,
                                    String.join(", ", known.stream().sorted().toList())));
        }
    }

    private static void text(String text, boolean required, java.util.function.Consumer<String> objection) {
        if (text == null || text.isEmpty()) {
            if (required) {
                objection.accept("is missing");
            }
        } else if (text.length() > TEXT) {
            objection.accept("has %d characters, %d are allowed".formatted(text.length(), TEXT));
        } else if (PlainText.indexOfForbidden(text) >= 0) {
            objection.accept("has an invisible character at place %d, write it again"
                    .formatted(PlainText.indexOfForbidden(text) + 1));
        }
    }
}
