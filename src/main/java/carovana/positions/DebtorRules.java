package carovana.positions;

import static carovana.positions.Findings.WHOLE;

/** Who owes: the codes, the name, where they live and how to reach them. */
final class DebtorRules {

    private final CheckSettings settings;

    DebtorRules(CheckSettings settings) {
        this.settings = settings;
    }

    void judge(Debtor debtor, Organization organization, Findings findings) {
        if (debtor == null) {
            findings.missing("fiscalCode", WHOLE, 0, null, "write the debtor's codice fiscale or 11-digit code");
            findings.missing("fullName", WHOLE, 0, null, "write the debtor's name");
            return;
        }
        judgeIdentity(debtor, organization, findings);
        judgeAddress(debtor, findings);
        judgeContacts(debtor, findings);
    }

    private void judgeIdentity(Debtor debtor, Organization organization, Findings findings) {
        var code = debtor.fiscalCode();
        findings.requireText("fullName", WHOLE, 0, debtor.fullName(), Limits.FULL_NAME, "write the debtor's name");
        if (PlainText.isEmpty(code)) {
            findings.missing("fiscalCode", WHOLE, 0, code, "write the debtor's codice fiscale or 11-digit code");
            return;
        }
        if (code.equals(FiscalCode.ANONYMOUS)) {
            if (!organization.anonymousDebtors()) {
                findings.fault(
                        "fiscalCode",
                        WHOLE,
                        0,
                        code,
                        "debtors without a code are not allowed for this organization: write the codice fiscale");
            }
            requireType(debtor, findings);
            return;
        }
        var shape = FiscalCode.shapeFault(code);
        if (shape != null) {
            findings.fault("fiscalCode", WHOLE, 0, code, shape);
            return;
        }
        var check = FiscalCode.checkFault(code);
        findings.found(settings.debtorCode(), "fiscalCode", WHOLE, 0, code, check);
        if (check == null) {
            requireType(debtor, findings);
        }
        judgeKind(debtor, findings);
        if (check == null
                && code.length() == 16
                && debtor.type() == Debtor.Type.F
                && settings.debtorName() != CheckSettings.Check.OFF
                && !PlainText.isEmpty(debtor.fullName())
                && !NameFit.fits(code, debtor.fullName())) {
            findings.found(
                    settings.debtorName(),
                    "fullName",
                    WHOLE,
                    0,
                    debtor.fullName(),
                    "does not look like the name in the codice fiscale (its letters are %s %s): check that both are of the same person"
                            .formatted(code.substring(0, 3), code.substring(3, 6)));
        }
    }

    private static void requireType(Debtor debtor, Findings findings) {
        if (debtor.type() == null) {
            findings.missing("debtorType", WHOLE, 0, null, "write F for a person, G for a company or body");
        }
    }

    private void judgeKind(Debtor debtor, Findings findings) {
        boolean personal = debtor.fiscalCode().length() == 16;
        if (debtor.type() == Debtor.Type.F && !personal) {
            findings.found(
                    settings.debtorKind(),
                    "fiscalCode",
                    WHOLE,
                    0,
                    debtor.fiscalCode(),
                    "is an 11-digit code for a person (F), which only a provisional code is: if this is a company, write G as debtorType");
        } else if (debtor.type() == Debtor.Type.G && personal) {
            findings.found(
                    settings.debtorKind(),
                    "fiscalCode",
                    WHOLE,
                    0,
                    debtor.fiscalCode(),
                    "is a person's code for a company (G), which is right only for a sole trader: if this is a person, write F as debtorType");
        }
    }

    private void judgeAddress(Debtor debtor, Findings findings) {
        findings.limitText("streetName", WHOLE, 0, debtor.streetName(), Limits.STREET_NAME);
        findings.limitText("civicNumber", WHOLE, 0, debtor.civicNumber(), Limits.CIVIC_NUMBER);
        findings.limitText("city", WHOLE, 0, debtor.city(), Limits.CITY);
        findings.limitText("region", WHOLE, 0, debtor.region(), Limits.REGION);
        var country = debtor.country();
        boolean abroad = !PlainText.isEmpty(country) && !country.equals("IT");
        if (abroad && !Provinces.isTwoLetters(country)) {
            findings.fault(
                    "country",
                    WHOLE,
                    0,
                    country,
                    "a country is two capital letters: write IT for Italy, or the letters of the other country");
        }
        judgePostalCode(debtor.postalCode(), abroad, findings);
        judgeProvince(debtor.province(), abroad, findings);
    }

    private static void judgePostalCode(String postalCode, boolean abroad, Findings findings) {
        if (PlainText.isEmpty(postalCode)) {
            return;
        }
        if (abroad) {
            findings.limitText("postalCode", WHOLE, 0, postalCode, Limits.POSTAL_CODE);
        } else if (!isFiveDigits(postalCode)) {
            findings.fault(
                    "postalCode",
                    WHOLE,
                    0,
                    postalCode,
                    "an Italian postal code (CAP) is five digits, zeros in front included; for an address abroad write its country");
        }
    }

    private void judgeProvince(String province, boolean abroad, Findings findings) {
        if (PlainText.isEmpty(province)) {
            return;
        }
        if (abroad) {
            findings.limitText("province", WHOLE, 0, province, Limits.PROVINCE);
        } else if (!Provinces.isTwoLetters(province)) {
            findings.fault(
                    "province", WHOLE, 0, province, "a province is two capital letters, such as MI or RM: write those");
        } else if (!Provinces.isKnown(province)) {
            findings.found(
                    settings.province(),
                    "province",
                    WHOLE,
                    0,
                    province,
                    "is no province we know of: check its letters");
        }
    }

    private static void judgeContacts(Debtor debtor, Findings findings) {
        findings.limitText("phone", WHOLE, 0, debtor.phone(), Limits.PHONE);
        var email = debtor.email();
        if (PlainText.isEmpty(email)) {
            return;
        }
        findings.limitText("email", WHOLE, 0, email, Limits.EMAIL);
        if (email.length() <= Limits.EMAIL && !EmailAddress.isWellFormed(email)) {
            findings.fault(
                    "email",
                    WHOLE,
                    0,
                    email,
                    "is no e-mail address that pagoPA takes: only letters without accents, digits and . _ - + before the @, and one address only; correct it or leave it empty");
        }
    }

    private static boolean isFiveDigits(String text) {
        if (text.length() != 5) {
            return false;
        }
        for (int i = 0; i < 5; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
