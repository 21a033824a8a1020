package carovana.intake.layouts;

import carovana.intake.layouts.JsonCells.Key;
import carovana.ledger.tenants.NamedConfigs;
import carovana.ledger.tenants.NamedConfigs.NotUsable;
import java.util.List;

/** The payment configs that the positions of a JSON name: each payment its own, or all of a position the same. */
final class JsonConfigs {

    static final String CONFIG = "config";

    /** About what a payment that names no good config leaves out, nothing more is said. */
    private static final List<String> GIVEN =
            List.of("amount", "description", "dueDate", "category", "iban", "options");

    private final NamedConfigs.Reader configs;
    private final IntakeDefaults defaults;
    private final JsonCells cells;
    private String iupd;

    JsonConfigs(NamedConfigs.Reader configs, IntakeDefaults defaults, JsonCells cells) {
        this.configs = configs;
        this.defaults = defaults;
        this.cells = cells;
    }

    /** @param of the position whose payments come next; may be null */
    void begin(String of) {
        iupd = of;
    }

    void beginPage() {
        configs.beginPage();
    }

    boolean isNamed(JsonValue source) {
        return !source.get(CONFIG).isNothing();
    }

    /** What the config of a payment gives; nothing when none is named, or one that has been objected to. */
    FromConfig named(JsonValue position, JsonValue option, String path, int at) {
        boolean own = isNamed(option);
        var key = new Key(CONFIG, at, 0);
        var name =
                own ? cells.text(option, path, CONFIG, key) : cells.text(position, "", CONFIG, new Key(CONFIG, -1, 0));
        if (name == null) {
            return FromConfig.NONE;
        }
        try {
            return new FromConfig(configs.find(name), () -> defaults.description(iupd), cells::warn);
        } catch (NotUsable notUsable) {
            cells.object((own ? path : "") + CONFIG, key, name, notUsable.getMessage());
            GIVEN.forEach(field -> cells.silence(field, at));
            return FromConfig.NONE;
        }
    }

    /** @return cents: what the payment says, or else what the config does; 0 when there is none, which has been noted */
    long amount(FromConfig config, JsonValue option, String path, int at) {
        var price = config.price();
        if (price != null && option.get("amount").isNothing()) {
            if (option.get("transfer").items().stream()
                    .allMatch(share -> share.get("amount").isNothing())) {
                return config.amount();
            }
            // its shares say it
            config.says("amount");
            return price;
        }
        config.says("amount");
        var key = new Key("amount", at, 0);
        long amount = cells.cents(option, path, "amount", key);
        if (price != null && amount > 0 && amount != price) {
            if (config.isStamp()) {
                cells.object(
                        path + "amount",
                        key,
                        Long.toString(amount),
                        "a revenue stamp costs %d: write that, or leave it out".formatted(price));
            } else {
                cells.warn(
                        path + "amount",
                        Long.toString(amount),
                        "the config says %d, and what the position says counts".formatted(price));
            }
        }
        return amount;
    }
}
