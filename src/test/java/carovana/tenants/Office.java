package carovana.tenants;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The office that saves tenants and configs: calls the payment proxy of a town, and knows good documents. */
public final class Office {

    static final ObjectMapper JSON = new ObjectMapper();

    private final Town town;
    private final String base;

    public Office(Town town, String proxy) {
        this.town = town;
        base = "/payment-proxy/" + proxy + "/v2";
    }

    public record Reply(int status, JsonNode body, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    public Reply call(String method, String path, Object body, String... headers) {
        return callWith("sandbox-key", method, path, body, headers);
    }

    Reply callWith(String key, String method, String path, Object body, String... headers) {
        var all = new String[headers.length + (body == null ? 0 : 2)];
        System.arraycopy(headers, 0, all, 0, headers.length);
        if (body != null) {
            all[headers.length] = "Content-Type";
            all[headers.length + 1] = "application/json";
        }
        var bytes = body == null ? null : body.toString().getBytes(StandardCharsets.UTF_8);
        var response = town.send(method, base + path, key, bytes, all);
        return new Reply(response.statusCode(), response.body().isBlank() ? null : Town.json(response), response);
    }

    /** Saves a new tenant of Bugliano, of the profile mypay. */
    public String tenant() {
        var tenant = myPayTenant();
        call("POST", "/tenants", tenant);
        return tenant.path("id").asText();
    }

    static ObjectNode myPayTenant() {
        return object("""
                {"id": "%s", "name": "Comune di Bugliano", "IPA_code": "c_bugl", "tax_identification_number": "99000000010",
                 "password": "SEGRETISSIMA-1", "cart_password": "", "application_code": "", "active": true,
                 "enable_checkout": false}""".formatted(UUID.randomUUID()));
    }

    static ObjectNode irisTenant() {
        return object("""
                {"id": "%s", "name": "Comune di Bugliano", "tax_identification_number": "99000000010", "code": "CBUGL",
                 "sil_id": "SIL_CBUGL", "password": "SEGRETISSIMA-2", "cert": "-----BEGIN CERTIFICATE-----AAAA", "active": true}
                """.formatted(UUID.randomUUID()));
    }

    /** A payment in items, as MyPay's form sends it. */
    public static ObjectNode myPayConfig(String tenant) {
        return object("""
                {"tenant_id": "%s", "id": "%s", "active": true,
                 "remote_collection": {"id": "37dbc4a5-be4c-4246-bfad-15b9f5f5e7f4", "type": "service"},
                 "items": [{"payment_type": "pagopa", "management_id": "MENSA", "amount": 3.0, "reason": "Mensa scolastica",
                   "expire_at": 180, "collection_data": "9/0101100IM/", "pagopa_category": "9/0101100IM/", "split": []}]}
                """.formatted(tenant, UUID.randomUUID()));
    }

    /** A flat payment, as IRIS' form sends it. */
    static ObjectNode irisConfig(String tenant) {
        return object("""
                {"tenant_id": "%s", "id": "%s", "active": true, "payment_type": "pagopa", "code": "SOSTA", "amount": 1,
                 "description": "Abbonamento sosta", "reason": "Sosta", "expire_at": 10, "collection_data": "9/0101100IM/",
                 "split": [{"split_id": "c_1", "split_amount": 0.4, "split_budget_chapter": "cap. 1"},
                           {"split_id": "c_2", "split_amount": 0.6}],
                 "office_code": "FSE", "notes": "", "remote_collection": {"id": "3e68161e-9abb-43ac-99e6-39b0ece65b41", "type": "service"}}
                """.formatted(tenant, UUID.randomUUID()));
    }

    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
