package carovana.positions;

import carovana.positions.CheckSettings.Check;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** One way to pay: its IUV, its amount, its dates, and that the shares make the whole. */
final class OptionRules {

    private final CheckSettings settings;
    private final TransferRules transferRules;

    OptionRules(CheckSettings settings, Taxonomy taxonomy) {
        this.settings = settings;
        this.transferRules = new TransferRules(settings, taxonomy);
    }

    /**
     * @param validity when the position becomes payable, UTC, or null for at once
     * @param mustBeAhead whether a due date that has passed is a fault
     */
    void judge(
            PaymentOption option,
            int index,
            LocalDateTime validity,
            Organization organization,
            LocalDateTime now,
            boolean mustBeAhead,
            Findings findings) {
        if (option.iuv() != null) {
            judgeIuv(option.iuv(), index, organization, findings);
        }
        judgeAmount(option.amount(), index, 0, findings);
        findings.requireText("description", index, 0, option.description(), Limits.TEXT, "write what is to be paid");
        judgePrivacy(settings.personalData(), "description", option.description(), index, 0, findings);
        judgeDates(option, index, validity, now, mustBeAhead, findings);
        MetadataRules.judge(option.metadata(), index, 0, findings);
        judgeTransfers(option, index, organization, now.toLocalDate(), findings);
    }

    /** @param transfer 0 for the amount of the whole option */
    static void judgeAmount(long amount, int option, int transfer, Findings findings) {
        if (amount > 0 && amount <= Limits.AMOUNT) {
            return;
        }
        var told = Euro.told(amount);
        if (amount == 0) {
            findings.missing("amount", option, transfer, told, "write an amount of at least one cent");
        } else if (amount < 0) {
            findings.fault("amount", option, transfer, told, "must be at least one cent");
        } else {
            findings.fault(
                    "amount", option, transfer, told, "must be at most %s euro".formatted(Euro.told(Limits.AMOUNT)));
        }
    }

    static void judgePrivacy(Check check, String field, String text, int option, int transfer, Findings findings) {
        if (check != Check.OFF && text != null && FiscalCode.indexIn(text) >= 0) {
            findings.found(
                    check,
                    field,
                    option,
                    transfer,
                    text,
                    "holds a codice fiscale, which banks and others will read: leave it out");
        }
    }

    private void judgeIuv(String iuv, int index, Organization organization, Findings findings) {
        var shape = Iuv.shapeFault(iuv);
        if (shape != null) {
            findings.fault("iuv", index, 0, iuv, shape);
            return;
        }
        if (settings.iuvCheckDigits() != Check.OFF) {
            findings.found(settings.iuvCheckDigits(), "iuv", index, 0, iuv, Iuv.checkFault(iuv));
        }
        if (settings.segregationCode() != Check.OFF && !isAccepted(iuv, organization)) {
            findings.found(
                    settings.segregationCode(),
                    "iuv",
                    index,
                    0,
                    iuv,
                    "starts with %s, which is no segregation code configured for this organization: check the IUV, or have the code added"
                            .formatted(iuv.substring(0, 2)));
        }
    }

    private static boolean isAccepted(String iuv, Organization organization) {
        var accepted = organization.acceptedSegregationCodes();
        if (accepted.isEmpty()
                || organization.segregationCode() != null && iuv.startsWith(organization.segregationCode())) {
            return true;
        }
        for (int i = 0; i < accepted.size(); i++) {
            if (iuv.startsWith(accepted.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static void judgeDates(
            PaymentOption option,
            int index,
            LocalDateTime validity,
            LocalDateTime now,
            boolean mustBeAhead,
            Findings findings) {
        var due = option.due();
        var retention = option.retention();
        if (due == null) {
            findings.missing("dueDate", index, 0, null, "write the day until which it is to be paid");
        } else {
            if (mustBeAhead && due.isBefore(now)) {
                findings.fault("dueDate", index, 0, Moments.told(due), "has passed: write a day that is still to come");
            }
            if (validity != null && due.isBefore(validity)) {
                findings.fault(
                        "dueDate",
                        index,
                        0,
                        Moments.told(due),
                        "is before the validity date %s: correct one of them".formatted(Moments.told(validity)));
            }
        }
        if (retention != null && due != null && retention.isBefore(due)) {
            findings.fault(
                    "retentionDate",
                    index,
                    0,
                    Moments.told(retention),
                    "is before the due date %s: correct one of them".formatted(Moments.told(due)));
        }
    }

    private void judgeTransfers(
            PaymentOption option, int index, Organization organization, LocalDate today, Findings findings) {
        var transfers = option.transfers();
        int count = transfers.size();
        if (count == 0) {
            findings.missing("transfer", index, 0, null, "say who gets the money");
            return;
        }
        long sum = 0;
        boolean readable = option.amount() > 0;
        int numbers = 0;
        for (int i = 0; i < count; i++) {
            var transfer = transfers.get(i);
            transferRules.judge(transfer, index, organization, today, findings);
            readable &= transfer.amount() > 0;
            sum += Math.min(transfer.amount(), Limits.AMOUNT + 1);
            if (transfer.number() >= 1 && transfer.number() <= Limits.TRANSFERS) {
                numbers |= 1 << transfer.number();
            }
        }
        if (count > Limits.TRANSFERS) {
            findings.fault(
                    "transfer",
                    index,
                    0,
                    Integer.toString(count),
                    "there are %d beneficiaries, at most %d are allowed: make two positions of it"
                            .formatted(count, Limits.TRANSFERS));
        } else if (numbers != (1 << count + 1) - 2) {
            findings.fault(
                    "transfer",
                    index,
                    0,
                    numbersOf(option),
                    "beneficiaries are numbered 1, 2, 3… without gaps and each once: correct the numbers");
        }
        if (readable && sum != option.amount()) {
            findings.fault(
                    "amount",
                    index,
                    0,
                    Euro.told(option.amount()),
                    "the shares of the beneficiaries make %s: correct the amount or the shares"
                            .formatted(Euro.told(sum)));
        }
    }

    private static String numbersOf(PaymentOption option) {
        var numbers = new StringBuilder();
        for (var transfer : option.transfers()) {
            numbers.append(numbers.length() == 0 ? "" : ", ").append(transfer.number());
        }
        return numbers.toString();
    }
}
