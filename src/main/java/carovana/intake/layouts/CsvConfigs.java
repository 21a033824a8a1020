package carovana.intake.layouts;

import carovana.ledger.tenants.NamedConfigs;
import carovana.ledger.tenants.NamedConfigs.NotUsable;
import java.util.List;

/** The payment configs that the rows of a CSV name. */
final class CsvConfigs {

    /** About what a row that names no good config leaves out, nothing more is said. */
    private static final List<String> GIVEN = List.of("amount", "description", "dueDate", "category", "iban");

    private final NamedConfigs.Reader configs;
    private final IntakeDefaults defaults;
    private final CsvCells cells;
    private final Faults faults;
    private String iupd;

    CsvConfigs(NamedConfigs.Reader configs, IntakeDefaults defaults, CsvCells cells, Faults faults) {
        this.configs = configs;
        this.defaults = defaults;
        this.cells = cells;
        this.faults = faults;
    }

    /** @param of the position whose payments come next; may be null */
    void begin(String of) {
        iupd = of;
    }

    void beginPage() {
        configs.beginPage();
    }

    /** What the config of the row at hand gives; nothing when it names none, or one that has been objected to. */
    FromConfig named(int row, int option) {
        var name = cells.text(Column.CONFIG);
        if (name == null) {
            return FromConfig.NONE;
        }
        try {
            return new FromConfig(
                    configs.find(name),
                    () -> defaults.description(iupd),
                    (field, value, advice) -> faults.warn(row, Faults.sentence(field, value, advice)));
        } catch (NotUsable notUsable) {
            cells.object(row, 1, Column.CONFIG, option, name, notUsable.getMessage());
            GIVEN.forEach(field -> faults.silence(field, option));
            return FromConfig.NONE;
        }
    }

    /** @return cents: what the row says, or else what the config does; 0 when there is none, which has been noted */
    long amount(FromConfig config, int row, int option) {
        var price = config.price();
        if (price != null && cells.isEmpty(Column.AMOUNT)) {
            return config.amount();
        }
        config.says("amount");
        long amount = cells.amount(1);
        if (price != null && amount > 0 && amount != price) {
            var told = CsvShares.euro(amount);
            if (config.isStamp()) {
                cells.object(
                        row,
                        1,
                        Column.AMOUNT,
                        option,
                        told,
                        "a revenue stamp costs %s: write that, or leave it out".formatted(CsvShares.euro(price)));
            } else {
                faults.warn(
                        row,
                        Faults.sentence(
                                Column.AMOUNT.text(),
                                told,
                                "the config says %s, and what the row says counts".formatted(CsvShares.euro(price))));
            }
        }
        return amount;
    }
}
