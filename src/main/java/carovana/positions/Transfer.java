package carovana.positions;

import java.util.List;

/**
 * The share of one beneficiary in a payment option; the amounts of all shares make the option's amount.
 *
 * @param number 1 to 5
 * @param organization fiscal code of the beneficiary, 11 digits
 * @param amount in euro cents
 * @param category taxonomy code, such as 9/0101100IM/
 * @param iban where the money goes; null when a stamp is bought
 */
public record Transfer(
        int number,
        String organization,
        String companyName,
        long amount,
        String remittanceInformation,
        String category,
        String iban,
        String postalIban,
        Stamp stamp,
        List<Metadata> metadata) {

    public Transfer {
        metadata = metadata == null ? List.of() : List.copyOf(metadata);
    }
}
