package carovana.positions;

/**
 * Who owes.
 *
 * @param type F for a person, G for a company or body; null when it was not given and could not be told
 * @param fiscalCode 16-character codice fiscale, 11 digits, or ANONIMO
 */
public record Debtor(
        Type type,
        String fiscalCode,
        String fullName,
        String streetName,
        String civicNumber,
        String postalCode,
        String city,
        String province,
        String region,
        String country,
        String email,
        String phone) {

    public enum Type {
        F,
        G
    }
}
