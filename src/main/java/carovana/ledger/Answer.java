package carovana.ledger;

/**
 * An upstream's own words about an instruction, for whoever asked it by REST.
 *
 * @param status of HTTP
 * @param body as it came
 */
public record Answer(int status, String body) {}
