package carovana.upstream.gpd;

import carovana.positions.DebtPosition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** GPD answers a write with all that was asked, absent fields as null. Made by ourselves when that answer got lost. */
final class GpdEcho {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> POSITION = List.of(
            "streetName",
            "civicNumber",
            "postalCode",
            "city",
            "province",
            "region",
            "country",
            "email",
            "phone",
            "officeName",
            "validityDate",
            "paymentDate",
            "status");
    private static final List<String> OPTION = List.of("retentionDate", "fee", "notificationFee");
    private static final List<String> SHARE = List.of("iban", "postalIban", "stamp", "companyName");

    private GpdEcho() {}

    static String of(DebtPosition asked, String reading) {
        ObjectNode echo = JSON.valueToTree(GpdWords.of(asked));
        var found = read(reading);
        fill(echo, POSITION);
        take(echo, found, "validityDate", "paymentDate", "status");
        for (var option : echo.withArray("paymentOption")) {
            var ours = (ObjectNode) option;
            fill(ours, OPTION);
            ours.withArray("paymentOptionMetadata");
            take(ours, optionOf(found, ours.path("iuv").asText()), "amount", "fee", "notificationFee");
            for (var transfer : ours.withArray("transfer")) {
                fill((ObjectNode) transfer, SHARE);
                ((ObjectNode) transfer).withArray("transferMetadata");
            }
        }
        return echo.toString();
    }

    private static JsonNode read(String reading) {
        try {
            return JSON.readTree(reading);
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }

    private static JsonNode optionOf(JsonNode found, String iuv) {
        for (var option : found.path("paymentOption")) {
            if (option.path("iuv").asText().equals(iuv)) {
                return option;
            }
        }
        return JSON.missingNode();
    }

    private static void fill(ObjectNode object, List<String> names) {
        names.stream().filter(name -> !object.has(name)).forEach(object::putNull);
    }

    private static void take(ObjectNode to, JsonNode from, String... names) {
        for (var name : names) {
            if (from.has(name)) {
                to.set(name, from.get(name));
            }
        }
    }
}
