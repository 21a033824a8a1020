package carovana.upstream.gps;

import carovana.upstream.Limit;
import java.util.Map;

/** GPS's calls for both of its products. */
public final class TestRequests {

    private TestRequests() {}

    static GpsSettings settings(String address) {
        return new GpsSettings(address, "a-key", Map.of("99000000028", "its-own"), Limit.OFF, 1000);
    }

    public static GpsRequests internal() {
        return new GpsRequests(settings("https://gps.example/spontaneous-payments-service/v1"));
    }

    static GpsRequests ofOneCreditor() {
        return new GpsRequests(settings("https://gps.example/spontaneous-payments-enrollments-service/v1"));
    }
}
