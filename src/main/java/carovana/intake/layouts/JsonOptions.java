package carovana.intake.layouts;

import carovana.intake.layouts.JsonCells.Key;
import carovana.positions.Metadata;
import carovana.positions.Organization;
import carovana.positions.PaymentOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ways to pay a position in GPD's JSON. */
final class JsonOptions {

    private final Organization organization;
    private final JsonCells cells;
    private final JsonConfigs configs;
    private final JsonShares shares;
    private FromConfig first = FromConfig.NONE;

    JsonOptions(Organization organization, JsonCells cells, JsonConfigs configs) {
        this.organization = organization;
        this.cells = cells;
        this.configs = configs;
        shares = new JsonShares(organization, cells);
    }

    /** @param companyName null when the file does not say it */
    List<PaymentOption> read(JsonValue source, String companyName, String province) {
        first = FromConfig.NONE;
        var given = cells.objects(source, "", "paymentOption", of("options", -1));
        if (given.isEmpty() && configs.isNamed(source)) {
            given = List.of(JsonValue.object(Map.of()));
        }
        if (given.isEmpty()) {
            cells.missing("paymentOption", of("options", -1), "write at least one way to pay");
        } else if (given.size() > CsvEntries.INSTALMENTS) {
            cells.object(
                    "paymentOption",
                    of("options", -1),
                    null,
                    "has %d ways to pay, and a position has at most %d"
                            .formatted(given.size(), CsvEntries.INSTALMENTS));
        }
        shares.begin();
        var options = new ArrayList<PaymentOption>();
        for (int i = 0; i < given.size() && i < CsvEntries.INSTALMENTS; i++) {
            var config = configs.named(source, given.get(i), "paymentOption[" + i + "].", i);
            first = i == 0 ? config : first;
            options.add(option(given.get(i), i, given.size() == 1, companyName, province, config));
        }
        refuseRepeated(options);
        return options;
    }

    /** What the position as a whole is given: by the config of its first payment. */
    FromConfig config() {
        return first;
    }

    /** Where in the file's list, from 0, the beneficiary with that number stands. */
    int share(int option, int number) {
        return shares.index(option, number);
    }

    private void refuseRepeated(List<PaymentOption> options) {
        record Instalment(long amount, LocalDateTime due, String description) {}
        var seen = new HashMap<Instalment, Integer>();
        for (int i = 0; i < options.size(); i++) {
            var each = options.get(i);
            if (each.due() == null || each.description() == null || each.amount() == 0) {
                continue;
            }
            var first = seen.putIfAbsent(new Instalment(each.amount(), each.due(), each.description()), i);
            if (first != null) {
                cells.object(
                        "paymentOption[" + i + "]",
                        of("options", i),
                        null,
                        "is the same instalment as paymentOption[%d] (amount, dueDate and description): remove one, or tell them apart by the description"
                                .formatted(first));
            }
        }
    }

    private PaymentOption option(
            JsonValue source, int index, boolean only, String companyName, String province, FromConfig config) {
        var path = "paymentOption[" + index + "].";
        cells.warnOfUnknown(source, path, GpdWords.OPTION);
        var description = config.description(cells.text(source, path, "description", of("description", index)));
        if (description == null) {
            cells.missing(path + "description", of("description", index), "write what is to be paid");
        }
        long amount = configs.amount(config, source, path, index);
        var due = config.due(cells.end(source, path, "dueDate", of("dueDate", index)), cells.days());
        if (due == null) {
            cells.missing(path + "dueDate", of("dueDate", index), "write a moment such as 2026-12-16T22:59:59Z");
        }
        var name = config.company(companyName);
        var company = name == null ? organization.name() : name;
        var partial = cells.yesNo(source, path, "isPartialPayment", of("isPartialPayment", index));
        if (partial == null && !only) {
            cells.missing(
                    path + "isPartialPayment",
                    of("isPartialPayment", index),
                    "where there are several ways to pay, say of each whether it is an instalment");
        }
        return new PaymentOption(
                iuv(source, path, index),
                amount,
                description,
                partial != null && partial,
                due,
                cells.end(source, path, "retentionDate", of("retentionDate", index)),
                shares.read(source, path, index, amount, description, company, config, province),
                metadata(source, path, index, config),
                config.use());
    }

    private List<Metadata> metadata(JsonValue source, String path, int index, FromConfig config) {
        var said = shares.metadata(source, path, "paymentOptionMetadata", of("metadata", index));
        if (said.isEmpty()) {
            return config.marks();
        }
        config.says("metadata");
        return said;
    }

    /** The notice number is the IUV with a 3 in front, so either says the other. */
    private String iuv(JsonValue source, String path, int index) {
        var iuv = cells.text(source, path, "iuv", of("iuv", index));
        var nav = cells.text(source, path, "nav", of("nav", index));
        if (nav == null) {
            return iuv;
        }
        if (iuv == null && nav.length() == 18 && nav.charAt(0) == '3') {
            return nav.substring(1);
        }
        if (!nav.equals("3" + iuv)) {
            cells.object(path + "nav", of("nav", index), nav, "must be a 3 and then the IUV, or be left out");
        }
        return iuv;
    }

    private static Key of(String field, int option) {
        return new Key(field, option, 0);
    }
}
