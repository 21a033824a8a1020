package carovana.tenants;

import carovana.positions.Taxonomy;
import carovana.tenants.Field.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Draws the forms in which tenants and configs are filled in (Form.io), from the tables by which the server checks. What a
 * form cannot check is left to the server.
 */
@Component
class Forms {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String CATEGORY_KEY = "DATI SPECIFICI DI INCASSO";

    /** In cents, since sums of decimal fractions are not exact in a browser. */
    private static final String SPLIT_SUM = """
            valid = true;
            const cents = value => Math.round(Number(value) * 100);
            for (const [i, row] of (Array.isArray(input) ? input : []).entries()) {
              const parts = row && Array.isArray(row.split) ? row.split : [];
              const sum = parts.reduce((all, part) => all + (cents(part.amount) || 0), 0);
              const amount = cents(row && row.amount);
              if (parts.length > 0 && !isNaN(amount) && sum !== amount) {
                valid = `Versamento ${i + 1}: le voci di bilancio fanno ${sum / 100}, l'importo è ${amount / 100}.`;
                break;
              }
            }
            """;

    private static final String SPLIT_SUM_FLAT = """
            valid = true;
            const cents = value => Math.round(Number(value) * 100);
            const parts = Array.isArray(input) ? input : [];
            const sum = parts.reduce((all, part) => all + (cents(part.split_amount) || 0), 0);
            const amount = cents(data.amount);
            if (parts.length > 0 && !isNaN(amount) && sum !== amount) {
              valid = `Le voci di bilancio fanno ${sum / 100}, l'importo è ${amount / 100}.`;
            }
            """;

    private static final String STAMP =
            "valid = row.payment_type !== 'stamp' || Number(row.amount) === 16 || 'Una marca da bollo costa 16,00 euro'";

    private final Proxies proxies;
    private final TenantsSettings settings;
    private final Taxonomy taxonomy;

    Forms(Proxies proxies, TenantsSettings settings, Taxonomy taxonomy) {
        this.proxies = proxies;
        this.settings = settings;
        this.taxonomy = taxonomy;
    }

    ObjectNode tenant(String proxy) {
        return form(components(proxies.profile(proxy).tenant()));
    }

    ObjectNode config(String proxy) {
        var profile = proxies.profile(proxy);
        var components = NODES.arrayNode();
        for (var field : profile.config()) {
            // what switches it on stands last, below the payment
            if (field.kind() == Kind.YES_NO) {
                components.addAll(payment(profile));
            }
            if (!field.unseen()) {
                components.add(component(field));
            }
        }
        return form(components);
    }

    private static ObjectNode form(ArrayNode components) {
        var form = NODES.objectNode().put("display", "form");
        components
                .addObject()
                .put("type", "button")
                .put("label", "Salva")
                .put("key", "submit")
                .put("disableOnInvalid", true)
                .put("input", true)
                .put("tableView", false);
        form.set("components", components);
        return form;
    }

    private ArrayNode payment(Profile profile) {
        var fields = components(profile.item());
        for (var each : fields) {
            if (each.path("key").asText().equals("amount")) {
                ((ObjectNode) each.path("validate")).put("custom", STAMP);
            } else if (each.path("key").asText().equals("split") && profile.shape() == Profile.Shape.FLAT) {
                ((ObjectNode) each.path("validate")).put("custom", SPLIT_SUM_FLAT);
            }
        }
        if (profile.shape() == Profile.Shape.FLAT) {
            return fields;
        }
        var grid = base("items", "datagrid", "Lista Versamenti")
                .put("addAnother", "Aggiungi Versamento")
                .put("initEmpty", false);
        grid.putArray("defaultValue").add(firstRow(profile.item()));
        grid.putObject("validate").put("minLength", "1").put("maxLength", "1").put("custom", SPLIT_SUM);
        var set = base("versamenti", "fieldset", "Versamenti").put("input", false);
        set.set("components", fields);
        grid.putArray("components").add(set);
        return NODES.arrayNode().add(grid);
    }

    private static ObjectNode firstRow(List<Field> item) {
        var row = NODES.objectNode();
        for (var field : item) {
            switch (field.kind()) {
                case LIST -> row.putArray(field.key());
                case GROUP -> row.set(field.key(), firstRow(field.fields()));
                // an amount that is not there is empty, and not zero
                case AMOUNT -> {}
                default -> row.set(field.key(), field.standard() == null ? NODES.textNode("") : field.standard());
            }
        }
        return row;
    }

    private ArrayNode components(List<Field> fields) {
        var components = NODES.arrayNode();
        fields.stream().filter(field -> !field.unseen()).map(this::component).forEach(components::add);
        return components;
    }

    private ObjectNode component(Field field) {
        var component = base(field.key(), type(field), field.label());
        put(component, "placeholder", field.placeholder());
        put(component, "description", field.description());
        if (field.standard() != null) {
            component.set("defaultValue", field.standard());
        }
        if (field.hidden()) {
            // what the page gave must still be there when it is sent
            component.put("hidden", true).put("clearOnHide", false);
        }
        var validate = component.putObject("validate");
        if (field.required() && field.kind() != Kind.GROUP && field.kind() != Kind.YES_NO) {
            validate.put("required", true);
        }
        if (field.longest() != null) {
            validate.put("maxLength", field.longest());
        }
        switch (field.kind()) {
            case UUID -> component.putObject("attributes").put("readonly", "readonly");
            case TAX_CODE -> validate.put("pattern", "([0-9]{11}|[A-Za-z0-9]{16})");
            case CODE -> validate.put("pattern", "[A-Za-z0-9_]{1,64}");
            case COLLECTION -> validate.put("pattern", "[0-9]/\\S{3,138}");
            case AMOUNT -> number(component, 2).put("min", 0.01).put("max", Values.MOST);
            case DAYS -> number(component, 0).put("min", 1).put("max", Values.LONGEST_DAYS);
            case CHOICE -> component.put("widget", "choicesjs").set("data", choices(field));
            case CATEGORY -> categories(component);
            case GROUP -> component.set("components", group(field));
            case LIST -> {
                component.put("addAnother", field.add()).put("initEmpty", true);
                component.set("components", components(field.fields()));
            }
            default -> {}
        }
        return component;
    }

    /** What may be left out may be left empty; whether it is whole where it is not, the server looks. */
    private ArrayNode group(Field field) {
        var components = components(field.fields());
        if (!field.required()) {
            components.forEach(each -> ((ObjectNode) each.path("validate")).remove("required"));
        }
        return components;
    }

    private static String type(Field field) {
        return switch (field.kind()) {
            case AMOUNT, DAYS -> "number";
            case CHOICE, CATEGORY -> "select";
            case YES_NO -> "checkbox";
            case GROUP -> "container";
            case LIST -> "datagrid";
            default -> field.area() ? "textarea" : "textfield";
        };
    }

    private static ObjectNode base(String key, String type, String label) {
        return NODES.objectNode()
                .put("label", label)
                .put("key", key)
                .put("type", type)
                .put("input", true)
                .put("tableView", false)
                .put("spellcheck", false)
                .put("validateWhenHidden", false);
    }

    private static ObjectNode number(ObjectNode component, int decimals) {
        component
                .put("delimiter", false)
                .put("requireDecimal", false)
                .put("inputFormat", "plain")
                .put("decimalLimit", decimals);
        return (ObjectNode) component.path("validate");
    }

    private static JsonNode choices(Field field) {
        var data = NODES.objectNode();
        var values = data.putArray("values");
        field.choices()
                .forEach(
                        (value, label) -> values.addObject().put("label", label).put("value", value));
        return data;
    }

    private void categories(ObjectNode component) {
        component.put("widget", "choicesjs");
        var address = settings.categories();
        if (address != null && !address.isBlank()) {
            component
                    .put("dataSrc", "url")
                    .put("valueProperty", CATEGORY_KEY)
                    .put("template", "<span>{{ item[\"NOME MACRO AREA\"] }}: {{ item[\"TIPO SERVIZIO\"] }}</span>")
                    .putObject("data")
                    .put("url", address);
            return;
        }
        var values = component.put("dataSrc", "values").putObject("data").putArray("values");
        taxonomy.services().forEach(service -> values.addObject()
                .put("label", service.code() + " " + service.name())
                .put("value", service.code()));
    }

    private static void put(ObjectNode component, String key, String text) {
        if (text != null) {
            component.put(key, text);
        }
    }
}
