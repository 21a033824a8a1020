package carovana.ledger;

import carovana.positions.Iuv;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Claims the IUVs that a page came with, and allocates those it came without. */
@Component
class IuvClaims {

    /** So many blocks in a row with used numbers mean that the counter is far behind: a person must look. */
    private static final int BLOCKS_TO_TRY = 20;

    private final Keys keys;
    private final Iuvs iuvs;

    IuvClaims(Keys keys, Iuvs iuvs) {
        this.keys = keys;
        this.iuvs = iuvs;
    }

    /** An IUV that stands in the drop. */
    private record Given(Claim claim, String iuv) {}

    /** A payment option that waits for an IUV; in a page an IUPD is claimed once. */
    private record Slot(String iupd, int number) {}

    /** Claims what was given. A position whose IUV is another's gives up its keys and gets a verdict. */
    List<Claim> claimGiven(Page page, List<Claim> claims, List<Verdict> verdicts) {
        var given = new ArrayList<Given>(claims.size());
        for (var claim : claims) {
            for (var option : claim.options()) {
                if (option.iuv() != null) {
                    given.add(new Given(claim, option.iuv()));
                }
            }
        }
        given.sort(Comparator.comparing(Given::iuv));
        var organization = page.organization().fiscalCode();
        var free = keys.claimIuvs(
                organization,
                given.stream()
                        .map(each -> new Keys.IuvClaim(each.iuv(), each.claim().iupd(), false))
                        .toList());
        var taken = new ArrayList<Given>();
        for (int i = 0; i < free.length; i++) {
            if (!free[i]) {
                taken.add(given.get(i));
            }
        }
        return taken.isEmpty() ? claims : withoutClashes(page, claims, given, taken, verdicts);
    }

    private List<Claim> withoutClashes(
            Page page, List<Claim> claims, List<Given> given, List<Given> taken, List<Verdict> verdicts) {
        var organization = page.organization().fiscalCode();
        var owners = keys.ownersOf(organization, taken.stream().map(Given::iuv).toList());
        var clashes = new LinkedHashMap<Claim, Given>();
        for (var each : taken) {
            if (!each.claim().iupd().equals(owners.get(each.iuv()))) {
                clashes.putIfAbsent(each.claim(), each);
            }
        }
        var lost = new HashSet<>(taken);
        clashes.forEach((claim, clash) -> {
            var won = given.stream()
                    .filter(each -> each.claim() == claim && !lost.contains(each))
                    .map(Given::iuv)
                    .toList();
            keys.giveUp(organization, claim, won);
            verdicts.add(clashes(page, claim, clash.iuv(), owners.get(clash.iuv())));
        });
        return claims.stream().filter(claim -> !clashes.containsKey(claim)).toList();
    }

    private Verdict clashes(Page page, Claim claim, String iuv, String owner) {
        var holder =
                keys.holdersOf(page.organization().fiscalCode(), List.of(owner)).get(owner);
        if (holder == null) {
            return Verdict.rejected(
                    claim.entry(),
                    Reasons.of("iuv \"%s\": was allocated to iupd %s; leave the iuv empty to get a new one"
                            .formatted(iuv, owner)));
        }
        boolean here = holder.drop() == page.drop() && holder.drop() != Page.NO_DROP;
        var where = here ? "in this file at row " + holder.row() : "received " + Ledger.where(holder);
        var reasons = Reasons.of(
                "iuv \"%s\": belongs to iupd %s, %s; give this due its own iuv, or none".formatted(iuv, owner, where));
        return here
                ? Verdict.rejected(claim.entry(), reasons)
                : new Verdict(claim.entry(), Outcome.DUPLICATE, null, reasons);
    }

    /** @return the claims with an IUV in every option: the one it had before, else the next free one */
    List<Claim> allocate(Page page, List<Claim> claims) {
        var waiting = new ArrayList<Slot>();
        var allocated = new HashMap<Slot, String>();
        var kept = keptBy(page, claims);
        for (var claim : claims) {
            for (int number = 0; number < claim.options().size(); number++) {
                if (claim.options().get(number).iuv() != null) {
                    continue;
                }
                var slot = new Slot(claim.iupd(), number);
                var own = kept.getOrDefault(claim.iupd(), Map.of()).get(number);
                if (own != null && !claim.iuvs().contains(own)) {
                    allocated.put(slot, own);
                } else {
                    waiting.add(slot);
                }
            }
        }
        for (int block = 0; !waiting.isEmpty(); block++) {
            if (block == BLOCKS_TO_TRY) {
                throw new IllegalStateException("The IUV counter of organization %s is behind: set it forward"
                        .formatted(page.organization().fiscalCode()));
            }
            waiting = takeBlock(page, waiting, allocated);
        }
        return claims.stream()
                .map(claim -> claim.lacksIuvs() ? filled(claim, allocated) : claim)
                .toList();
    }

    private Map<String, Map<Integer, String>> keptBy(Page page, List<Claim> claims) {
        var lacking = claims.stream().filter(Claim::lacksIuvs).map(Claim::iupd).toList();
        return lacking.isEmpty() ? Map.of() : keys.keptIuvs(page.organization().fiscalCode(), lacking);
    }

    /** @return the slots whose number turned out to be used already */
    private ArrayList<Slot> takeBlock(Page page, List<Slot> slots, Map<Slot, String> allocated) {
        var organization = page.organization();
        long base = iuvs.take(organization.fiscalCode(), organization.segregationCode(), slots.size());
        var wanted = new ArrayList<Keys.IuvClaim>(slots.size());
        for (var slot : slots) {
            wanted.add(new Keys.IuvClaim(
                    Iuv.of(organization.segregationCode(), base++).value(), slot.iupd(), true));
        }
        var free = keys.claimIuvs(organization.fiscalCode(), wanted);
        var again = new ArrayList<Slot>();
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                allocated.put(slots.get(i), wanted.get(i).iuv());
            } else {
                again.add(slots.get(i));
            }
        }
        return again;
    }

    private static Claim filled(Claim claim, Map<Slot, String> allocated) {
        var all = new ArrayList<String>();
        for (int number = 0; number < claim.position().options().size(); number++) {
            var given = claim.position().options().get(number).iuv();
            all.add(given != null ? given : allocated.get(new Slot(claim.iupd(), number)));
        }
        return claim.with(all);
    }
}
