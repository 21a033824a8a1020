package carovana.sandbox.upload;

import java.util.List;

/**
 * Positions the core failed on, which are tried again later.
 *
 * @param attempt   how often they have been tried again by then
 * @param positions as they stood in the file
 */
record Retry(String organization, String upload, int attempt, List<String> positions) {}
