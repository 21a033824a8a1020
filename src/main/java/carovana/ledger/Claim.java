package carovana.ledger;

import carovana.positions.DebtPosition;
import carovana.positions.Operation;
import carovana.positions.PaymentOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry that claims its keys.
 *
 * @param instruction the number its instruction will have
 * @param position as it will be sent: with every IUV, once they are allocated; null when the IUPD says it all
 * @param follows the instruction about the same position that must be settled before; 0 when there is none
 */
record Claim(Entry entry, long instruction, DebtPosition position, long follows) {

    String iupd() {
        return entry.iupd();
    }

    Operation operation() {
        return entry.operation();
    }

    /** Its payment options; none when the IUPD says it all. */
    List<PaymentOption> options() {
        return position == null ? List.of() : position.options();
    }

    List<String> iuvs() {
        return options().stream().map(PaymentOption::iuv).toList();
    }

    boolean lacksIuvs() {
        for (var option : options()) {
            if (option.iuv() == null) {
                return true;
            }
        }
        return false;
    }

    /** The same claim behind another instruction about the same position, as it will be sent. */
    Claim behind(long other, DebtPosition asSent) {
        return new Claim(entry, instruction, asSent, other);
    }

    /** The same claim with these IUVs, one per option. */
    Claim with(List<String> iuvs) {
        var options = new ArrayList<PaymentOption>(iuvs.size());
        for (int i = 0; i < iuvs.size(); i++) {
            options.add(position.options().get(i).withIuv(iuvs.get(i)));
        }
        return new Claim(entry, instruction, position.withOptions(options), follows);
    }
}
