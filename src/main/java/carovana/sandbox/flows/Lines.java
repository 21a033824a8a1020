package carovana.sandbox.flows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes the lines of a flow, and spoils them where that is ordered. */
@carovana.sandbox.InSandbox
@Component
class Lines {

    private static final long MADE_UP_AMOUNT = 1000;
    private static final int UNKNOWN_CODE = 7;
    private static final String USUAL_SEGREGATION = "01";
    private static final String FOREIGN_SEGREGATION = "99";

    private final FlowBook flows;

    Lines(FlowBook flows) {
        this.flows = flows;
    }

    /** @param flow with its troubles, but without figures yet */
    List<FlowLine> of(Flow flow, List<FlowLine> paid) {
        var lines = new ArrayList<>(paid);
        String ours = lines.isEmpty() ? USUAL_SEGREGATION : lines.get(0).iuv().substring(0, 2);
        if (!lines.isEmpty()) {
            spoilFirst(flow, lines);
        }
        if (flow.has(FlowTrouble.UNKNOWN_IUV)) {
            lines.add(madeUp(flow, FlowTrouble.UNKNOWN_IUV, ours, 0));
        }
        if (flow.has(FlowTrouble.FOREIGN_IUV)) {
            lines.add(madeUp(flow, FlowTrouble.FOREIGN_IUV, FOREIGN_SEGREGATION, 0));
        }
        if (flow.has(FlowTrouble.REVERSAL_UNMATCHED)) {
            lines.add(madeUp(flow, FlowTrouble.REVERSAL_UNMATCHED, ours, FlowLine.REVOKED));
        }
        if (flow.has(FlowTrouble.REVERSAL)) {
            reverse(flow, lines);
        }
        return lines;
    }

    private static void spoilFirst(Flow flow, List<FlowLine> lines) {
        FlowLine first = lines.get(0);
        if (flow.has(FlowTrouble.WRONG_AMOUNT) || flow.has(FlowTrouble.OTHER_CONTENT)) {
            lines.set(0, first.withAmount(first.amount() + 1));
        }
        if (flow.has(FlowTrouble.UNKNOWN_CODE)) {
            lines.set(0, lines.get(0).withCode(UNKNOWN_CODE));
        }
        if (flow.has(FlowTrouble.DUPLICATE_LINE)) {
            lines.add(1, lines.get(0));
        }
    }

    /** Takes back what the same PSP reported before, or for want of it the first payment of this flow. */
    private void reverse(Flow flow, List<FlowLine> lines) {
        var earlier = flows.all().stream()
                .filter(each -> each.organization.equals(flow.organization)
                        && each.psp.id().equals(flow.psp.id())
                        && each.operatingDay.isBefore(flow.operatingDay))
                .max(Comparator.comparing((Flow each) -> each.operatingDay))
                .flatMap(each -> flows.linesOf(each).stream()
                        .filter(line -> line.code() == 0)
                        .findFirst());
        if (earlier.isPresent()) {
            lines.add(earlier.get().withCode(FlowLine.REVOKED));
        } else if (!lines.isEmpty()) {
            lines.set(0, lines.get(0).withCode(FlowLine.REVOKED));
        }
    }

    /** The same each time it is written. */
    private static FlowLine madeUp(Flow flow, FlowTrouble trouble, String segregation, int code) {
        byte[] seed = (flow.organization + flow.id + trouble).getBytes(StandardCharsets.UTF_8);
        UUID number = UUID.nameUUIDFromBytes(seed);
        long base = Math.floorMod(number.getMostSignificantBits(), 10_000_000_000_000L);
        String digits = segregation + "%013d".formatted(base);
        String iuv = digits + "%02d".formatted(Long.parseLong("3" + digits) % 93);
        return new FlowLine(iuv, number.toString().replace("-", ""), 1, MADE_UP_AMOUNT, code, flow.operatingDay);
    }
}
