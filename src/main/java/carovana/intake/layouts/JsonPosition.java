package carovana.intake.layouts;

import carovana.intake.layouts.JsonCells.Key;
import carovana.ledger.Entry;
import carovana.ledger.Reasons;
import carovana.ledger.tenants.NamedConfigs;
import carovana.positions.DebtPosition;
import carovana.positions.Debtor;
import carovana.positions.Objection;
import carovana.positions.Operation;
import carovana.positions.Organization;
import carovana.positions.PositionRules;
import java.util.List;
import java.util.Set;

/** Turns one position of GPD's JSON into our own words. */
final class JsonPosition {

    private static final Set<String> KEYS = Set.of("iupd", "organizationFiscalCode");

    private final Organization organization;
    private final IntakeDefaults defaults;
    private final PositionRules rules;
    private final Operation operation;
    private final Faults faults = new Faults();
    private final JsonCells cells;
    private final JsonConfigs configs;
    private final JsonOptions options;
    private String iupd;

    JsonPosition(
            Organization organization,
            IntakeDefaults defaults,
            PositionRules rules,
            RomanDay days,
            Operation operation,
            NamedConfigs.Reader named) {
        this.operation = operation;
        this.organization = organization;
        this.defaults = defaults;
        this.rules = rules;
        cells = new JsonCells(faults, days);
        configs = new JsonConfigs(named, defaults, cells);
        options = new JsonOptions(organization, cells, configs);
    }

    void beginPage() {
        configs.beginPage();
    }

    Entry entry(JsonValue source, List<String> repeated, int number) {
        faults.clear();
        cells.atRow(number);
        if (!source.is(JsonValue.Kind.OBJECT)) {
            var sentence =
                    Faults.sentence("position", source.text(), "must be an object with the fields of a position");
            return Entry.rejected(
                    number, number, 1, null, null, new Reasons(List.of(new Reasons.Reason(number, sentence))));
        }
        for (var path : repeated) {
            faults.add(number, Faults.shown(path) + ": is there more than once: keep one");
        }
        if (!source.get("operation").isNothing()) {
            faults.add(number, "operation: is said once, beside the list, and not of each position: move it there");
        }
        var position = isByKey(source) ? null : position(source);
        if (position == null) {
            readKeys(source);
        }
        boolean isRead = !faults.any();
        var objections = position == null ? rules.judgeKey(iupd) : rules.judge(position, organization, operation);
        for (var objection : objections) {
            if (!Faults.isEchoOfDescription(objection, objections)) {
                take(objection, number);
            }
        }
        if (faults.any()) {
            return Entry.rejected(
                    number,
                    number,
                    1,
                    iupd == null ? null : Faults.shown(iupd),
                    isRead ? position : null,
                    faults.reasons());
        }
        return new Entry(number, number, 1, iupd, operation, position, faults.reasons());
    }

    /** Whether only the IUPD counts: so it is asked, or a position is to be restored as the ledger has it. */
    private boolean isByKey(JsonValue source) {
        return OperationWords.isByKey(operation)
                || operation == Operation.RESTORE
                        && source.fields().entrySet().stream()
                                .allMatch(each -> KEYS.contains(each.getKey())
                                        || each.getValue().isNothing());
    }

    private void readKeys(JsonValue source) {
        iupd = cells.mandatoryText(source, "", "iupd", whole("iupd"), "write the identifier of the debt");
        refuseOtherOrganizations(source);
    }

    private DebtPosition position(JsonValue source) {
        cells.warnOfUnknown(source, "", GpdWords.POSITION);
        readKeys(source);
        configs.begin(iupd);
        var debtor = debtor(source);
        var company = cells.text(source, "", "companyName", whole("companyName"));
        var switchToExpired = cells.yesNo(source, "", "switchToExpired", whole("switchToExpired"));
        var payStandIn = cells.yesNo(source, "", "payStandIn", whole("payStandIn"));
        var validity = cells.start(source, "", "validityDate", whole("validityDate"));
        var office = cells.text(source, "", "officeName", whole("officeName"));
        var given = options.read(source, company, debtor.province());
        var config = options.config();
        var named = config.company(company);
        office = config.office(office);
        // what the config gave to the position as a whole is remembered with its first payment
        if (!given.isEmpty() && config.use() != null) {
            given.set(0, given.get(0).withConfig(config.use()));
        }
        return new DebtPosition(
                organization.fiscalCode(),
                iupd,
                debtor,
                named == null ? organization.name() : named,
                office,
                validity,
                switchToExpired == null ? config.gaveDue() : switchToExpired,
                payStandIn == null || payStandIn,
                defaults.publish(operation),
                given);
    }

    private void refuseOtherOrganizations(JsonValue source) {
        var key = whole("organizationFiscalCode");
        var named = cells.code(source, "", "organizationFiscalCode", key);
        if (named != null && !named.equals(organization.fiscalCode())) {
            cells.object(
                    "organizationFiscalCode",
                    key,
                    named,
                    "is another organization than the %s whose folder this is".formatted(organization.fiscalCode()));
        }
    }

    private Debtor debtor(JsonValue source) {
        var code = cells.code(source, "", "fiscalCode", whole("fiscalCode"));
        if (code == null) {
            cells.missing("fiscalCode", whole("fiscalCode"), "write the debtor's codice fiscale or partita IVA");
        }
        var name = cells.mandatoryText(source, "", "fullName", whole("fullName"), "write the debtor's name");
        return new Debtor(
                type(source, code),
                code,
                name,
                wholeText(source, "streetName"),
                wholeText(source, "civicNumber"),
                wholeText(source, "postalCode"),
                wholeText(source, "city"),
                wholeText(source, "province"),
                wholeText(source, "region"),
                wholeText(source, "country"),
                wholeText(source, "email"),
                wholeText(source, "phone"));
    }

    private Debtor.Type type(JsonValue source, String code) {
        var key = whole("debtorType");
        var given = cells.text(source, "", "type", key);
        if (given == null) {
            return DebtorForm.of(code);
        }
        if (given.equals("F") || given.equals("G")) {
            return Debtor.Type.valueOf(given);
        }
        cells.object("type", key, given, "is no kind of debtor: write F for a person, G for a company or body");
        return DebtorForm.of(code);
    }

    private String wholeText(JsonValue source, String name) {
        return cells.text(source, "", name, whole(name));
    }

    private static Key whole(String field) {
        return new Key(field, -1, 0);
    }

    private void take(Objection objection, int number) {
        if (faults.covers(objection)) {
            return;
        }
        var sentence = Faults.sentence(path(objection), objection.value(), objection.advice());
        if (objection.isFault()) {
            faults.add(number, sentence);
        } else {
            faults.warn(number, sentence);
        }
    }

    private String path(Objection objection) {
        int option = objection.option();
        if (option < 0) {
            return GpdWords.ofPosition(objection.field());
        }
        var path = "paymentOption[" + option + "].";
        if (objection.transfer() < 1) {
            return path + GpdWords.ofOption(objection.field());
        }
        return path + "transfer[" + options.share(option, objection.transfer()) + "]."
                + GpdWords.ofTransfer(objection.field());
    }
}
