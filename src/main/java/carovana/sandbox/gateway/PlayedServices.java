package carovana.sandbox.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The products the sandbox plays so far, deeper paths first. Limits and header names: pagoPA's gateway. */
final class PlayedServices {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    static final List<PlayedService> ALL = List.of(
            gpd("v1"),
            gpd("v2"),
            gpd("v3"),
            upload("v1"),
            upload("v2"),
            new PlayedService(
                    "receipts",
                    "/sandbox/gpd/payments-receipts-service/v1",
                    100,
                    TEN_SECONDS,
                    "x-remaining-calls-per-period"),
            new PlayedService("reportings", "/sandbox/gpd-reporting/api/v1", 300, TEN_SECONDS, null),
            new PlayedService("fdr", "/sandbox/fdr-org/service/v1", 0, TEN_SECONDS, null),
            gps("/sandbox/gps/spontaneous-payments-service/v1", false),
            gps("/sandbox/gps/spontaneous-payments-enrollments-service/v1", true),
            PlayedService.elsewhere("visengine-oauth", "/sandbox/visengine/oauth"),
            PlayedService.elsewhere("visengine", "/sandbox/visengine"));

    private PlayedServices() {}

    private static PlayedService gpd(String version) {
        String base = "/sandbox/gpd/debt-positions-service/" + version;
        return new PlayedService("gpd", base, 100, TEN_SECONDS, "x-remaining-calls-per-min");
    }

    private static PlayedService upload(String version) {
        String base = "/sandbox/upload/gpd/debt-positions-service/" + version;
        return new PlayedService("upload", base, 10, Duration.ofSeconds(1), "x-remaining-calls-per-period");
    }

    /** The limit is known of the product for creditors only; both keep it. */
    private static PlayedService gps(String base, boolean ofOneCreditor) {
        return new PlayedService(
                "gps",
                base,
                150,
                TEN_SECONDS,
                "x-rate-limit-remaining",
                "x-rate-limit-retry-after",
                true,
                ofOneCreditor,
                false);
    }

    static Optional<PlayedService> at(String path) {
        return ALL.stream()
                .filter(service -> path.startsWith(service.base() + "/") || path.equals(service.base()))
                .findFirst();
    }

    static boolean plays(String name) {
        return ALL.stream().anyMatch(service -> service.name().equals(name));
    }
}
