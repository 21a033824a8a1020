package carovana.sandbox.flows;

import carovana.sandbox.BusinessDays;
import carovana.sandbox.node.Psp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;

/** A revision of a reporting flow, as it is remembered; its lines are kept beside it. */
public final class Flow {
    public String organization;
    public String id;
    public int revision;
    public LocalDate operatingDay;
    public Psp psp;

    /** The account that is credited; one flow, one credit, one account. */
    public String iban;

    public Instant flowDate;
    public Instant published;
    public String regulation;
    public LocalDate regulationDate;

    /** What stands inside, which may be wrong. */
    public String idInside;

    public String receiver;
    public String receiverName;
    public long statedLines;
    public long statedTotal;

    public int lines;
    public long total;

    /** The total less what was revoked. */
    public long net;

    public Set<FlowTrouble> troubles = EnumSet.noneOf(FlowTrouble.class);

    boolean has(FlowTrouble trouble) {
        return troubles.contains(trouble);
    }

    boolean isPublishedBy(Instant now) {
        return !published.isAfter(now);
    }

    LocalDateTime flowDateInRome() {
        return LocalDateTime.ofInstant(flowDate, BusinessDays.ROME);
    }
}
