package carovana.upstream.gps;

/**
 * One call of GPS.
 *
 * @param organization whose key is used
 * @param path behind the address
 * @param body JSON; null when there is none
 */
public record GpsCall(String organization, String method, String path, String body) {}
