package carovana.upstream.gps;

/**
 * An organization's enrollment to a service, as GPS has it. Of a text that GPS does not have, or has empty, is null.
 *
 * @param segregationCode how the IUVs of its payments begin
 * @param remittanceInformation what its payments are for
 */
public record Enrollment(
        String serviceId,
        String iban,
        String officeName,
        String segregationCode,
        String remittanceInformation,
        String postalIban) {

    public Enrollment {
        officeName = emptyAsNull(officeName);
        postalIban = emptyAsNull(postalIban);
    }

    private static String emptyAsNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
