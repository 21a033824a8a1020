package carovana.positions;

import java.util.List;

/**
 * What a saved payment config gives to a position that names it. What is null or empty is not given.
 *
 * @param stamp whether it buys a revenue stamp
 * @param amount in euro cents
 * @param days from the day on which a position is taken to the one on which it is due
 * @param category taxonomy code, such as 9/0101100IM/
 * @param office of the creditor
 * @param split how the creditor books the amount; travels with the transfer
 * @param marks what the config is called; travels with the payment option
 */
public record PaymentTerms(
        boolean stamp,
        Long amount,
        String reason,
        Integer days,
        String category,
        String office,
        Beneficiary beneficiary,
        List<Metadata> split,
        List<Metadata> marks) {

    /** @param iban may be null */
    public record Beneficiary(String fiscalCode, String name, String iban) {}

    public PaymentTerms {
        split = split == null ? List.of() : List.copyOf(split);
        marks = marks == null ? List.of() : List.copyOf(marks);
    }
}
