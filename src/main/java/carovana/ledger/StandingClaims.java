package carovana.ledger;

import carovana.positions.DebtPosition;
import carovana.positions.Operation;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Claims the keys of what is asked for positions that should be there already, in the ledger or only at pagoPA. Each
 * instruction waits for the one before it about the same position.
 */
@Component
class StandingClaims {

    private final Keys keys;
    private final Clock clock;

    StandingClaims(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    List<Claim> claim(Page page, List<Claim> claims, List<Verdict> verdicts) {
        if (claims.isEmpty()) {
            return claims;
        }
        var organization = page.organization().fiscalCode();
        var inOrder = claims.stream().sorted(Comparator.comparing(Claim::iupd)).toList();
        var unknown = keys.claimIupds(organization, inOrder);
        var won = new ArrayList<Claim>(inOrder.size());
        var known = new ArrayList<Claim>();
        for (int i = 0; i < unknown.length; i++) {
            if (unknown[i]) {
                take(organization, inOrder.get(i), null, won, verdicts);
            } else {
                known.add(inOrder.get(i));
            }
        }
        won.addAll(behind(page, known, verdicts));
        return won;
    }

    private List<Claim> behind(Page page, List<Claim> known, List<Verdict> verdicts) {
        if (known.isEmpty()) {
            return known;
        }
        var organization = page.organization().fiscalCode();
        var iupds = known.stream().map(Claim::iupd).toList();
        var latest = keys.latestOf(organization, iupds);
        var holders = keys.holdersOf(organization, iupds);
        var onTheWay = keys.payloadsOnTheWay(organization, iupds);
        var won = new ArrayList<Claim>(known.size());
        var freed = new ArrayList<Claim>();
        for (var claim : known) {
            if (latest.containsKey(claim.iupd())) {
                var standing = onTheWay.getOrDefault(
                        claim.iupd(), holders.get(claim.iupd()).payload());
                var behind = claim.behind(latest.get(claim.iupd()), claim.position());
                take(organization, behind, Payloads.read(standing), won, verdicts);
            } else {
                freed.add(claim);
            }
        }
        // their positions went away while we were looking
        won.addAll(claim(page, freed, verdicts));
        return won;
    }

    /** What is asked without IUVs means those that the position has; a restored one is what it was. */
    private DebtPosition asSent(Claim claim, DebtPosition standing) {
        if (standing == null) {
            return claim.position();
        }
        if (claim.position() == null) {
            return claim.operation() == Operation.RESTORE ? standing.asRestored(LocalDateTime.now(clock)) : null;
        }
        return Differences.withIuvsOf(standing, claim.position());
    }

    /** @param standing what the position is when the turn of this claim comes; null when only pagoPA knows */
    private void take(
            String organization, Claim claim, DebtPosition standing, List<Claim> won, List<Verdict> verdicts) {
        var taken = claim.behind(claim.follows(), asSent(claim, standing));
        if (claim.operation() == Operation.RESTORE && taken.position() == null) {
            refuse(
                    organization,
                    claim,
                    "iupd \"%s\": Carovana has never had this position, so it cannot create it again: give all its data",
                    verdicts);
        } else if (standing == null && taken.lacksIuvs()) {
            refuse(
                    organization,
                    claim,
                    "iupd \"%s\": Carovana has never had this position and does not know its IUV: give it",
                    verdicts);
        } else {
            won.add(taken);
        }
    }

    private void refuse(String organization, Claim claim, String sentence, List<Verdict> verdicts) {
        keys.giveUp(organization, claim, List.of());
        verdicts.add(Verdict.rejected(claim.entry(), Reasons.of(sentence.formatted(claim.iupd()))));
    }
}
