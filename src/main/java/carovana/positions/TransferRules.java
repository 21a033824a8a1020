package carovana.positions;

import carovana.positions.CheckSettings.Check;
import java.time.LocalDate;

/** The share of one beneficiary: who gets it, how much, for which service, into which account. */
final class TransferRules {

    private final CheckSettings settings;
    private final Taxonomy taxonomy;
    private final AccountRules accountRules;

    TransferRules(CheckSettings settings, Taxonomy taxonomy) {
        this.settings = settings;
        this.taxonomy = taxonomy;
        this.accountRules = new AccountRules(settings);
    }

    void judge(Transfer transfer, int option, Organization organization, LocalDate today, Findings findings) {
        int number = transfer.number();
        boolean own = PlainText.isEmpty(transfer.organization())
                || transfer.organization().equals(organization.fiscalCode());
        if (!own) {
            judgeBeneficiary(transfer.organization(), option, number, findings);
        }
        OptionRules.judgeAmount(transfer.amount(), option, number, findings);
        findings.limitText("companyName", option, number, transfer.companyName(), Limits.TEXT);
        findings.requireText(
                "remittanceInformation",
                option,
                number,
                transfer.remittanceInformation(),
                Limits.TEXT,
                "write what the money is for");
        OptionRules.judgePrivacy(
                settings.personalData(),
                "remittanceInformation",
                transfer.remittanceInformation(),
                option,
                number,
                findings);
        judgeCategory(transfer, own, option, today, findings);
        if (transfer.stamp() == null) {
            accountRules.judge(transfer, own, option, organization, findings);
        } else {
            judgeStamp(transfer, option, findings);
        }
        MetadataRules.judge(transfer.metadata(), option, number, findings);
    }

    private void judgeBeneficiary(String code, int option, int number, Findings findings) {
        if (!FiscalCode.isElevenDigits(code)) {
            findings.fault(
                    "organizationFiscalCode",
                    option,
                    number,
                    code,
                    "a beneficiary is written as the 11 digits of its fiscal code: correct it");
        } else {
            findings.found(
                    settings.organizationCode(),
                    "organizationFiscalCode",
                    option,
                    number,
                    code,
                    FiscalCode.checkFault(code));
        }
    }

    private void judgeCategory(Transfer transfer, boolean own, int option, LocalDate today, Findings findings) {
        var code = transfer.category();
        if (PlainText.isEmpty(code)) {
            findings.missing(
                    "category",
                    option,
                    transfer.number(),
                    code,
                    own
                            ? "write the taxonomy code of the service, such as 9/0101100IM/"
                            : "another organization's share needs its own taxonomy code");
            return;
        }
        var shape = TaxonomyCode.shapeFault(code);
        if (shape != null) {
            findings.fault("category", option, transfer.number(), code, shape);
            return;
        }
        if (settings.taxonomy() == Check.OFF) {
            return;
        }
        var service = taxonomy.find(code);
        if (service == null || !service.isValidOn(today)) {
            findings.found(
                    settings.taxonomy(), "category", option, transfer.number(), code, categoryAdvice(service, today));
        }
    }

    private String categoryAdvice(Taxonomy.Service service, LocalDate today) {
        if (service != null) {
            return service.start() != null && today.isBefore(service.start())
                    ? "is valid only from %s: use the code of today".formatted(service.start())
                    : "was valid until %s: look up the code that took its place".formatted(service.end());
        }
        return taxonomy.isComplete()
                ? "is not in the configured taxonomy list: check the code"
                : "is not among the municipal codes that Carovana knows by itself: check it in pagoPA's taxonomy";
    }

    private void judgeStamp(Transfer transfer, int option, Findings findings) {
        int number = transfer.number();
        if (!PlainText.isEmpty(transfer.iban())) {
            findings.fault("iban", option, number, transfer.iban(), stampOrAccount());
        }
        if (!PlainText.isEmpty(transfer.postalIban())) {
            findings.fault("postalIban", option, number, transfer.postalIban(), stampOrAccount());
        }
        StampRules.judge(transfer.stamp(), option, number, findings);
        if (transfer.amount() > 0
                && !settings.stampAmounts().isEmpty()
                && !settings.stampAmounts().contains(transfer.amount())) {
            findings.found(
                    settings.stampAmount(),
                    "amount",
                    option,
                    number,
                    Euro.told(transfer.amount()),
                    "is not what a revenue stamp costs: check the amount");
        }
    }

    private static String stampOrAccount() {
        return "a share buys a revenue stamp or goes to an account, not both: leave one out";
    }
}
