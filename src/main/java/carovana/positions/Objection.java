package carovana.positions;

/**
 * Something that is wrong, or odd, about a position, in words that a clerk can act on.
 *
 * @param severity a FAULT stops the position, a WARNING is only told
 * @param field the word of Carovana's CSV for the datum: {@code fiscalCode}, {@code amount}, {@code iban}…
 * @param option which payment option, from 0; -1 when it concerns the whole position
 * @param transfer which beneficiary, 1 to 5; 0 when it concerns none
 * @param value what was found there, as text; null when nothing was
 * @param advice what is wrong and what to do
 */
public record Objection(Severity severity, String field, int option, int transfer, String value, String advice) {

    public enum Severity {
        FAULT,
        WARNING
    }

    public boolean isFault() {
        return severity == Severity.FAULT;
    }
}
