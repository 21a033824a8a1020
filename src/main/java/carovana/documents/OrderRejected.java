package carovana.documents;

import java.util.List;

/** An order cannot be taken as it is; each reason is a sentence without personal data. */
public class OrderRejected extends Exception {

    private final List<String> reasons;

    OrderRejected(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    OrderRejected(String reason) {
        this(List.of(reason));
    }

    public List<String> reasons() {
        return reasons;
    }
}
