package carovana.facade;

import carovana.ledger.Entry;
import carovana.ledger.Reasons;
import carovana.positions.DebtPosition;
import carovana.positions.Objection;
import carovana.positions.Operation;
import carovana.positions.Organization;
import carovana.positions.PositionRules;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads what is asked and says everything that is wrong with it at once: first what GPD would refuse, as GPD says it, then
 * what GPD would take and nobody could pay.
 */
@Component
class Judgement {

    private static final Map<String, String> OF_POSITION = Map.of("debtorType", "type", "options", "paymentOption");
    private static final Map<String, String> OF_OPTION = Map.of("metadata", "paymentOptionMetadata");
    private static final Map<String, String> OF_TRANSFER = Map.of("metadata", "transferMetadata");

    private final PositionRules rules;
    private final Clock clock;

    Judgement(PositionRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What is asked with a whole position.
     *
     * @param iupd as the path has it; null when it has none
     * @param publish whether it shall be payable at once; null: as it is now
     */
    Entry position(Organization organization, String iupd, PositionBody body, Boolean publish, Segregation codes) {
        var operation = iupd == null ? Operation.CREATE : Operation.UPDATE;
        var findings = new Findings(body);
        var position = new Reading(organization.fiscalCode(), findings).position(body, publish);
        var objections = rules.judge(position, organization, operation);
        objections.stream()
                .filter(Objection::isFault)
                .forEach(each -> findings.minded(path(each, position), each.value(), each.advice()));
        if (findings.stopGpd()) {
            throw Refusal.badRequest(findings.all());
        }
        if (iupd == null) {
            codes.admit(position);
        } else if (!iupd.equals(body.iupd())) {
            throw Refusal.badData(
                    "IUPD mistmatch error: path variable IUPD [%s] and request body IUPD [%s] must be the same"
                            .formatted(iupd, body.iupd()));
        }
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var refusal = new Congruence(body, position, now, operation == Operation.CREATE).refusal();
        if (refusal != null) {
            throw refusal.with(findings.all());
        }
        if (findings.any()) {
            throw Refusal.badData(findings.all());
        }
        return entry(position.iupd(), operation, position, warnings(objections, position));
    }

    /** What is asked by the IUPD alone. */
    Entry key(String iupd, Operation operation) {
        var faults = rules.judgeKey(iupd).stream()
                .map(each -> Findings.sentence(each.field(), each.value(), each.advice()))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.badData(String.join(" | ", faults));
        }
        return entry(iupd, operation, null, Reasons.NONE);
    }

    /** An account that unpaid positions are to be paid into from now on. */
    void account(Organization organization, String iban) {
        var faults = rules.judgeAccount(iban, organization).stream()
                .filter(Objection::isFault)
                .map(each -> Findings.sentence("newIban", iban, each.advice()))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.badData(String.join(" | ", faults));
        }
    }

    private static Entry entry(String iupd, Operation operation, DebtPosition position, Reasons warnings) {
        return new Entry(0, 0, 1, iupd, operation, position, warnings);
    }

    private static Reasons warnings(List<Objection> objections, DebtPosition position) {
        var warnings = objections.stream()
                .filter(each -> !each.isFault())
                .map(each ->
                        new Reasons.Reason(0, Findings.sentence(path(each, position), each.value(), each.advice())))
                .toList();
        return warnings.isEmpty() ? Reasons.NONE : new Reasons(warnings);
    }

    private static String path(Objection objection, DebtPosition position) {
        int option = objection.option();
        var field = objection.field();
        if (option < 0) {
            return OF_POSITION.getOrDefault(field, field);
        }
        var path = "paymentOption[" + option + "].";
        if (objection.transfer() < 1) {
            return path + OF_OPTION.getOrDefault(field, field);
        }
        var transfers = position.options().get(option).transfers();
        int index = objection.transfer() - 1;
        for (int i = 0; i < transfers.size(); i++) {
            if (transfers.get(i).number() == objection.transfer()) {
                index = i;
            }
        }
        return path + "transfer[" + index + "]." + OF_TRANSFER.getOrDefault(field, field);
    }
}
