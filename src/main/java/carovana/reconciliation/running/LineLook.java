package carovana.reconciliation.running;

import carovana.ledger.payments.Looks;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has the payments of a flow's lines looked at, of one flow in a transaction. */
@Component
class LineLook {

    private static final String KIND = "L";

    private final Looks looks;

    LineLook(Looks looks) {
        this.looks = looks;
    }

    /** @return how many flows were gone through: 0 when none is due */
    @Transactional
    public int page(String organization, Instant now) {
        var groups = looks.due(organization, KIND, now, 1);
        for (var group : groups) {
            looks.markPaymentsOf(Long.parseLong(Looks.key(group)), organization, now);
        }
        looks.looked(organization, groups, Map.of());
        return groups.size();
    }
}
