package carovana.facade;

import carovana.Town;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a scenario: a call of GPD, or something that happens in the sandbox meanwhile.
 *
 * @param path below the organization; below the service with {@code ^}; a control of the sandbox with {@code !}
 * @param body null for none
 */
record Call(String method, String path, String body, List<String> headers) {

    static final String SANDBOX = "/sandbox/gpd/debt-positions-service/v1";
    static final String FACADE = "/gpd/debt-positions-service/v1";
    static final String ORGANIZATION = "/organizations/" + Town.BUGLIANO;

    static Call get(String path) {
        return new Call("GET", path, null, List.of());
    }

    static Call post(String path) {
        return new Call("POST", path, null, List.of());
    }

    static Call post(String path, String body) {
        return new Call("POST", path, body, List.of());
    }

    static Call create(String body) {
        return post("/debtpositions", body);
    }

    static Call published(String body) {
        return post("/debtpositions?toPublish=true", body);
    }

    static Call put(String path, String body) {
        return new Call("PUT", path, body, List.of());
    }

    static Call patch(String path, String body) {
        return new Call("PATCH", path, body, List.of());
    }

    static Call delete(String path) {
        return new Call("DELETE", path, null, List.of());
    }

    /** The citizen, the clock: whatever pagoPA does by itself. */
    static Call meanwhile(String method, String control, String body) {
        return new Call(method, "!" + control, body, List.of());
    }

    Call with(String... more) {
        return new Call(method, path, body, List.of(more));
    }

    boolean isControl() {
        return path.startsWith("!");
    }

    HttpResponse<String> at(Town town, String base) {
        var all = new ArrayList<>(headers);
        if (body != null && !headers.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        var address =
                switch (path.charAt(0)) {
                    case '!' -> "/sandbox/control" + path.substring(1);
                    case '^' -> base + path.substring(1);
                    default -> base + ORGANIZATION + path;
                };
        return town.send(
                method, address, "sandbox-key", body == null ? null : body.getBytes(), all.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
