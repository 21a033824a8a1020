package carovana.intake.layouts;

/**
 * What one pass through a dropped file found.
 *
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param layout which layout reads it: {@code carovana-csv} or {@code gpd-json}
 * @param rows rows (CSV, blank lines and header apart) or positions (JSON)
 */
public record Inspection(String sha256, String layout, int rows) {}
