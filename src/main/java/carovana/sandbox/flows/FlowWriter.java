package carovana.sandbox.flows;

import carovana.sandbox.BusinessDays;
import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.node.PaymentBook;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes flows as PSPs do: each with its own way of making up identifiers. */
@InSandbox
@Component
class FlowWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH_mm_ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String SOMEBODY_ELSE = "99000000990";

    /** A flow is due by the end of the second business day; this one comes when nobody waits for it any more. */
    private static final int LATE_DAYS = 5;

    private final FlowBook flows;
    private final PaymentBook payments;
    private final Lines lines;
    private final SandboxClock clock;

    FlowWriter(FlowBook flows, PaymentBook payments, Lines lines, SandboxClock clock) {
        this.flows = flows;
        this.payments = payments;
        this.lines = lines;
        this.clock = clock;
    }

    /** @return empty where nothing is left to report */
    Optional<Flow> write(Remittance remittance, Order order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var flow = new Flow();
        flow.organization = remittance.organization;
        flow.revision = 1;
        flow.operatingDay = order.day();
        flow.psp = remittance.psp;
        flow.iban = remittance.iban;
        flow.regulationDate = BusinessDays.after(order.day(), 1);
        flow.receiverName = remittance.name;
        flow.troubles = kept(order.troubles());
        flow.published = published(flow, now);
        flow.flowDate = flowDate(flow);
        long number = number(flow);
        flow.id = id(flow, number);
        flow.regulation = "0%s%s%06d".formatted(DAY.format(flow.regulationDate), flow.psp.id(), total(order) + 1);
        return finished(flow, remittance.fresh);
    }

    /** The same flow, told later or in another way. */
    Optional<Flow> writeAgain(Flow before, List<Remittance.Share> shares, Order order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var flow = new Flow();
        flow.organization = before.organization;
        flow.id = before.id;
        flow.operatingDay = before.operatingDay;
        flow.psp = before.psp;
        flow.iban = before.iban;
        flow.regulation = before.regulation;
        flow.regulationDate = before.regulationDate;
        flow.receiverName = before.receiverName;
        flow.troubles = kept(order.troubles());
        if (order.has(FlowTrouble.REVISION)) {
            Instant earliest = before.flowDate.plusSeconds(1);
            flow.revision = before.revision + 1;
            flow.published = published(flow, now);
            flow.flowDate = flowDate(flow).isAfter(earliest) ? flowDate(flow) : earliest;
        } else {
            flow.revision = before.revision;
            flow.published = before.published;
            flow.flowDate = before.flowDate;
        }
        return finished(flow, shares);
    }

    private Optional<Flow> finished(Flow flow, List<Remittance.Share> shares) {
        boolean forgetful = flow.has(FlowTrouble.MISSING_LINE) && !shares.isEmpty();
        List<Remittance.Share> reported = forgetful ? shares.subList(1, shares.size()) : shares;
        List<FlowLine> told =
                lines.of(flow, reported.stream().map(Remittance.Share::line).toList());
        if (told.isEmpty()) {
            return Optional.empty();
        }
        if (forgetful) {
            belongsTo(null, shares.get(0));
        }
        reported.forEach(share -> belongsTo(flow.id, share));
        flow.lines = told.size();
        flow.total = told.stream().mapToLong(FlowLine::amount).sum();
        flow.net = told.stream()
                .mapToLong(line -> line.code() == FlowLine.REVOKED ? -line.amount() : line.amount())
                .sum();
        flow.statedLines = flow.lines + (flow.has(FlowTrouble.WRONG_COUNT) ? 1 : 0);
        flow.statedTotal = flow.total + (flow.has(FlowTrouble.WRONG_TOTAL) ? 1 : 0);
        flow.receiver = flow.has(FlowTrouble.WRONG_RECEIVER) ? SOMEBODY_ELSE : flow.organization;
        flow.idInside = flow.has(FlowTrouble.OTHER_ID) ? flow.id + "X" : flow.id;
        flows.write(flow, told);
        return Optional.of(flow);
    }

    private void belongsTo(String flow, Remittance.Share share) {
        share.part().flow = flow;
        payments.write(share.payment());
    }

    private static Set<FlowTrouble> kept(Set<FlowTrouble> ordered) {
        return ordered.isEmpty() ? EnumSet.noneOf(FlowTrouble.class) : EnumSet.copyOf(ordered);
    }

    private static Instant flowDate(Flow flow) {
        return flow.published.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant published(Flow flow, Instant now) {
        if (!flow.has(FlowTrouble.LATE)) {
            return now;
        }
        Instant late = BusinessDays.after(flow.operatingDay, LATE_DAYS)
                .atTime(LocalTime.NOON)
                .atZone(BusinessDays.ROME)
                .toInstant();
        return late.isAfter(now) ? late : now;
    }

    /** PSPs number their flows of a day; some begin anew for every organization. */
    private long number(Flow flow) {
        return flows.of(flow.operatingDay).stream()
                        .filter(each -> each.psp.id().equals(flow.psp.id()))
                        .filter(each -> !flow.has(FlowTrouble.SAME_ID) || each.organization.equals(flow.organization))
                        .count()
                + 1;
    }

    private long total(Order order) {
        return flows.of(order.day()).size();
    }

    /** As published: the date, the PSP, a dash and whatever the PSP likes, 35 characters at most. */
    private static String id(Flow flow, long number) {
        if (flow.has(FlowTrouble.MALFORMED_ID)) {
            return "FLUSSO-%s-%s-%d".formatted(DAY.format(flow.regulationDate), flow.psp.id(), number);
        }
        String own = flow.psp.hasBic() || flow.has(FlowTrouble.SAME_ID)
                ? "S%09d".formatted(number)
                : "%s_%03d".formatted(TIME.format(flow.flowDateInRome()), number);
        return flow.regulationDate + flow.psp.id() + "-" + own;
    }
}
