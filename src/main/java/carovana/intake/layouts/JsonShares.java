package carovana.intake.layouts;

import carovana.intake.layouts.JsonCells.Key;
import carovana.positions.Metadata;
import carovana.positions.Organization;
import carovana.positions.Stamp;
import carovana.positions.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The beneficiaries of a payment in GPD's JSON, put in the order of their numbers. */
final class JsonShares {

    private final Organization organization;
    private final JsonCells cells;
    private final Map<Integer, Integer> places = new HashMap<>();

    JsonShares(Organization organization, JsonCells cells) {
        this.organization = organization;
        this.cells = cells;
    }

    void begin() {
        places.clear();
    }

    /** Where in the file's list, from 0, the beneficiary with that number stands. */
    int index(int option, int number) {
        return places.getOrDefault(option * 10 + number, number - 1);
    }

    /**
     * Without a list of transfers the organization gets it all, or whom its config names. In a list, what the first one
     * leaves out is the config's.
     */
    List<Transfer> read(
            JsonValue option,
            String path,
            int at,
            long amount,
            String description,
            String companyName,
            FromConfig config,
            String province) {
        var key = new Key("transfer", at, 0);
        var given = cells.objects(option, path, "transfer", key);
        if (given.isEmpty()) {
            return List.of(alone(path, at, amount, description, companyName, config, province));
        }
        if (given.size() > CsvHeader.BENEFICIARIES) {
            cells.object(
                    path + "transfer",
                    key,
                    null,
                    "has %d beneficiaries, and a payment has at most %d"
                            .formatted(given.size(), CsvHeader.BENEFICIARIES));
            return List.of();
        }
        var all = new ArrayList<Transfer>();
        for (int i = 0; i < given.size(); i++) {
            var here = path + "transfer[" + i + "].";
            int number = number(given.get(i), here, at, i, given.size());
            if (places.putIfAbsent(at * 10 + number, i) != null) {
                cells.object(
                        here + "idTransfer",
                        new Key("idTransfer", at, number),
                        Integer.toString(number),
                        "is there more than once: number the beneficiaries 1, 2, 3");
            }
            long whole = given.size() == 1 ? amount : 0;
            all.add(share(given.get(i), here, at, number, description, config, whole, province));
        }
        all.sort(Comparator.comparingInt(Transfer::number));
        return all;
    }

    List<Metadata> metadata(JsonValue of, String path, String name, Key key) {
        var given = cells.objects(of, path, name, key);
        if (given.isEmpty()) {
            return List.of();
        }
        var all = new ArrayList<Metadata>();
        for (int i = 0; i < given.size(); i++) {
            var here = path + name + "[" + i + "].";
            cells.warnOfUnknown(given.get(i), here, GpdWords.METADATA);
            all.add(new Metadata(
                    cells.mandatoryText(given.get(i), here, "key", key, "write the key"),
                    cells.mandatoryText(given.get(i), here, "value", key, "write the value")));
        }
        return all;
    }

    private Transfer alone(
            String path,
            int at,
            long amount,
            String description,
            String companyName,
            FromConfig config,
            String province) {
        var category = category(config, true);
        if (category == null) {
            cells.missing(
                    path + "transfer[0].category",
                    new Key("category", at, 1),
                    "write the taxonomy code of the payment");
        }
        var stamp = config.isStamp() ? new Stamp(null, CsvShares.STAMP, province) : null;
        var beneficiary = config.beneficiary(organization);
        var body = beneficiary == null ? organization.fiscalCode() : beneficiary.fiscalCode();
        var iban = stamp == null ? config.iban(body, organization) : null;
        if (iban == null && stamp == null) {
            cells.missing(
                    path + "transfer[0].iban", new Key("iban", at, 1), "write the account that the money goes to");
        }
        return new Transfer(
                1,
                body,
                beneficiary == null ? companyName : beneficiary.name(),
                amount,
                description,
                category,
                iban,
                null,
                stamp,
                config.split(amount));
    }

    private String category(FromConfig config, boolean ours) {
        var category = config.category(null);
        return category == null && ours ? FromConfig.filled(organization.category()) : category;
    }

    private int number(JsonValue source, String path, int at, int index, int count) {
        var key = new Key("idTransfer", at, index + 1);
        var text = cells.text(source, path, "idTransfer", key);
        if (text == null) {
            cells.missing(path + "idTransfer", key, "number the beneficiaries \"1\", \"2\", \"3\"");
            return index + 1;
        }
        if (text.length() != 1 || text.charAt(0) < '1' || text.charAt(0) > '0' + count) {
            cells.object(
                    path + "idTransfer",
                    key,
                    text,
                    "must be a number from \"1\" to \"%d\", without a gap".formatted(count));
            return index + 1;
        }
        return text.charAt(0) - '0';
    }

    /** @param whole the payment's amount, where this share is all of it; else 0 */
    private Transfer share(
            JsonValue source,
            String path,
            int at,
            int number,
            String description,
            FromConfig config,
            long whole,
            String province) {
        cells.warnOfUnknown(source, path, GpdWords.TRANSFER);
        var defaults = number == 1 ? config : FromConfig.NONE;
        var body = cells.code(source, path, "organizationFiscalCode", new Key("organizationFiscalCode", at, number));
        config.says(number, "beneficiary", body);
        var beneficiary = defaults.beneficiary(organization);
        if (body == null) {
            body = beneficiary == null ? organization.fiscalCode() : beneficiary.fiscalCode();
        }
        boolean ours = body.equals(organization.fiscalCode());
        boolean theirs = beneficiary != null && body.equals(beneficiary.fiscalCode());
        var stamp = stamp(source, path, at, number, defaults, province);
        var iban = config.says(number, "iban", cells.code(source, path, "iban", new Key("iban", at, number)));
        if (iban == null && stamp == null) {
            iban = defaults.iban(body, organization);
        }
        if (iban == null && stamp == null) {
            cells.missing(path + "iban", new Key("iban", at, number), "write the account that the money goes to");
        }
        var category =
                config.says(number, "category", cells.text(source, path, "category", new Key("category", at, number)));
        if (category == null && (ours || theirs)) {
            category = category(defaults, ours);
        }
        if (category == null) {
            cells.missing(path + "category", new Key("category", at, number), "write the taxonomy code of the payment");
        }
        var remittance = config.says(
                number,
                "remittanceInformation",
                cells.text(source, path, "remittanceInformation", new Key("remittanceInformation", at, number)));
        var company = config.says(
                number, "beneficiaryName", cells.text(source, path, "companyName", new Key("companyName", at, number)));
        boolean isWhole = whole > 0 && source.get("amount").isNothing() && config != FromConfig.NONE;
        var metadata = metadata(source, path, "transferMetadata", new Key("metadata", at, number));
        long amount = isWhole ? whole : cells.cents(source, path, "amount", new Key("amount", at, number));
        if (defaults.isStamp() && !isWhole && amount > 0 && amount != defaults.price()) {
            cells.object(
                    path + "amount",
                    new Key("amount", at, number),
                    Long.toString(amount),
                    "a revenue stamp costs %d: write that, and leave the other beneficiaries out"
                            .formatted(defaults.price()));
        }
        config.says(number, "split", metadata.isEmpty() ? null : metadata);
        return new Transfer(
                number,
                body,
                company == null && theirs ? beneficiary.name() : company,
                amount,
                remittance == null ? description : remittance,
                category,
                iban,
                cells.code(source, path, "postalIban", new Key("postalIban", at, number)),
                stamp,
                metadata.isEmpty() ? defaults.split(whole) : metadata);
    }

    private Stamp stamp(JsonValue source, String path, int at, int number, FromConfig config, String province) {
        var given = source.get("stamp");
        if (given.isNothing()) {
            return config.isStamp() ? new Stamp(null, CsvShares.STAMP, province) : null;
        }
        var key = new Key("stamp", at, number);
        if (!given.is(JsonValue.Kind.OBJECT)) {
            cells.object(
                    path + "stamp",
                    key,
                    given.text(),
                    "must be an object with hashDocument, stampType and" + " provincialResidence");
            return new Stamp(null, null, null);
        }
        var here = path + "stamp.";
        cells.warnOfUnknown(given, here, GpdWords.STAMP);
        var type = cells.text(given, here, "stampType", new Key("stamp.stampType", at, number));
        var residence =
                cells.text(given, here, "provincialResidence", new Key("stamp.provincialResidence", at, number));
        return new Stamp(
                cells.text(given, here, "hashDocument", new Key("stamp.hashDocument", at, number)),
                type == null && config.isStamp() ? CsvShares.STAMP : type,
                residence == null && config.isStamp() ? province : residence);
    }
}
