package carovana.upstream.gps;

/**
 * What is asked of a service before enrolling to it.
 *
 * @param status payments are possible only while it is ENABLED
 */
public record GpsService(String id, String name, String status) {

    public boolean isOpen() {
        return "ENABLED".equals(status);
    }
}
