package carovana.documents;

import carovana.documents.provider.Option;
import java.util.List;
import java.util.Map;

/**
 * What an order comes to.
 *
 * @param texts by the provider's key, as it wants them
 * @param scans which of the order's files goes under which of the provider's keys
 * @param options the provider's codes
 * @param offered what could be added
 * @param total euro cents, without VAT
 * @param objections sentences; none when it may be ordered
 */
record Judged(
        Map<String, String> texts,
        Map<String, String> scans,
        List<String> options,
        List<Option> offered,
        long total,
        List<String> objections) {}
