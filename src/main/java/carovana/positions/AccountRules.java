package carovana.positions;

import carovana.positions.CheckSettings.Check;

/** The accounts of a share: that they exist, that they are of the right kind, that they are the organization's. */
final class AccountRules {

    private final CheckSettings settings;

    AccountRules(CheckSettings settings) {
        this.settings = settings;
    }

    /**
     * An account unknown to pagoPA fails only when somebody pays, so an own share must name a configured one.
     *
     * @param own whether the share is the organization's own
     */
    void judge(Transfer transfer, boolean own, int option, Organization organization, Findings findings) {
        int number = transfer.number();
        var iban = transfer.iban();
        if (PlainText.isEmpty(iban)) {
            findings.missing(
                    "iban",
                    option,
                    number,
                    iban,
                    own ? "write the IBAN the money goes to" : "another organization's share needs its own IBAN");
        } else if (isReadable(iban, "iban", option, number, findings)) {
            if (own) {
                judgeList(iban, "iban", isConfigured(iban, organization), option, number, findings);
            } else if (isNamed(iban, organization)) {
                findings.warning(
                        "iban",
                        option,
                        number,
                        iban,
                        "is an account of %s, but the share goes to %s: check who is to have it"
                                .formatted(organization.fiscalCode(), transfer.organization()));
            }
        }
        judgePostal(transfer.postalIban(), own, option, number, organization, findings);
    }

    /** An account of the organization itself, without a share that goes to it. */
    void judge(String iban, Organization organization, Findings findings) {
        if (isReadable(iban, "iban", Findings.WHOLE, 0, findings)) {
            judgeList(iban, "iban", isConfigured(iban, organization), Findings.WHOLE, 0, findings);
        }
    }

    private void judgePostal(
            String postal, boolean own, int option, int number, Organization organization, Findings findings) {
        if (PlainText.isEmpty(postal) || !isReadable(postal, "postalIban", option, number, findings)) {
            return;
        }
        if (!Iban.isPostal(postal)) {
            findings.fault(
                    "postalIban",
                    option,
                    number,
                    postal,
                    "is no postal account (its sixth to tenth characters would be 07601): write it as iban, or leave it out");
        } else if (own) {
            judgeList(postal, "postalIban", isConfiguredPostal(postal, organization), option, number, findings);
        }
    }

    private void judgeList(String iban, String field, boolean configured, int option, int number, Findings findings) {
        if (!configured) {
            findings.found(
                    settings.ibanList(),
                    field,
                    option,
                    number,
                    iban,
                    "is none of the accounts configured for this organization: use one of those, or have this one added");
        }
    }

    private boolean isReadable(String iban, String field, int option, int number, Findings findings) {
        var shape = Iban.shapeFault(iban);
        if (shape != null) {
            findings.fault(field, option, number, iban, shape);
            return false;
        }
        if (settings.ibanCheckDigits() == Check.OFF) {
            return true;
        }
        var check = Iban.checkFault(iban);
        findings.found(settings.ibanCheckDigits(), field, option, number, iban, check);
        return check == null;
    }

    /** As {@link Organization#knownIbans}, without making a set for every row. */
    private static boolean isConfigured(String iban, Organization organization) {
        return isNamed(iban, organization)
                || organization.iban() == null && organization.ibans().isEmpty();
    }

    /** A postal account is looked for only where postal accounts are configured at all. */
    private static boolean isConfiguredPostal(String iban, Organization organization) {
        if (isNamed(iban, organization)) {
            return true;
        }
        boolean anyPostal = organization.iban() != null && Iban.isPostal(organization.iban());
        for (int i = 0; i < organization.ibans().size(); i++) {
            anyPostal |= Iban.isPostal(organization.ibans().get(i));
        }
        return !anyPostal;
    }

    private static boolean isNamed(String iban, Organization organization) {
        return iban.equals(organization.iban()) || organization.ibans().contains(iban);
    }
}
