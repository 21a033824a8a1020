package carovana.reconciliation.fetching;

import carovana.ledger.payments.Documents;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowHeader;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.FlowVersion;
import carovana.ledger.payments.Flows;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.LineTotals;
import carovana.ledger.payments.Listings;
import carovana.ledger.payments.StoredFlow;
import carovana.ledger.payments.UnreadableFlow;
import carovana.upstream.HeldBytes;
import carovana.upstream.XmlFields;
import carovana.upstream.fdr.FdrFlow;
import carovana.upstream.fdr.FdrHeader;
import carovana.upstream.fdr.FdrLine;
import carovana.upstream.fdr.ReportingFlows;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes flows into the ledger, whole or not at all, and together with the end of their listing. A version is told by when
 * the PSP made it, whichever service it was read from: pagoPA wants every revision to be made later than the one before.
 */
@Component
public class FlowTaking {

    /** Readings before a flow that cannot be read is believed to be so, and not an answer that got broken on its way. */
    private static final int MOST_UNREADABLE = 3;

    private final Flows flows;
    private final KnownFlows known;
    private final Documents documents;
    private final Listings listings;
    private final FetchSettings settings;
    private final Clock clock;

    FlowTaking(
            Flows flows,
            KnownFlows known,
            Documents documents,
            Listings listings,
            FetchSettings settings,
            Clock clock) {
        this.flows = flows;
        this.known = known;
        this.documents = documents;
        this.listings = listings;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param whole as it came
     * @throws carovana.upstream.UnreadableAnswer when it cannot be read: then nothing is taken
     */
    @Transactional(rollbackFor = IOException.class)
    public Flows.Taken take(FlowListing listing, ReportingFlows service, HeldBytes whole) throws IOException {
        var now = clock.instant();
        var versions =
                known.of(listing.id().organization(), List.of(listing.id().key()));
        whole.reset();
        var header = service.open(whole).header();
        var id = id(listing.id(), versions);
        var taken = isKnown(id, header, versions, service, whole)
                ? Flows.Taken.KNOWN
                : enter(id, header, service, whole, now);
        listings.fetched(listing, now);
        return taken;
    }

    private Flows.Taken enter(FlowId id, FdrHeader header, ReportingFlows service, HeldBytes whole, Instant now)
            throws IOException {
        whole.reset();
        long document = documents.keep(whole);
        whole.reset();
        return flows.take(
                id, new FlowVersion(0, header.flowAt()), now, ours(header), lines(service.open(whole)), document);
    }

    /** Only one of the two services tells the PSP of a flow whose id does not: the first reading names it. */
    private static FlowId id(FlowId listed, List<StoredFlow> versions) {
        var psps = versions.stream()
                .map(each -> each.flow().id())
                .filter(each -> each.iuf().equals(listed.iuf()))
                .map(FlowId::psp)
                .distinct()
                .toList();
        boolean oneIsSilent =
                psps.size() == 1 && (psps.get(0).isEmpty() || listed.psp().isEmpty());
        return oneIsSilent ? new FlowId(listed.organization(), listed.iuf(), psps.get(0)) : listed;
    }

    /** Whether the ledger has these contents already, of the same moment as far as the two services agree on it. */
    private boolean isKnown(
            FlowId id, FdrHeader header, List<StoredFlow> versions, ReportingFlows service, HeldBytes whole)
            throws IOException {
        var same = versions.stream()
                .filter(each -> isSameMoment(each.flow().version().at(), header.flowAt()))
                .toList();
        if (same.isEmpty()) {
            return false;
        }
        whole.reset();
        var running = new LineTotals.Running();
        lines(service.open(whole)).forEachRemaining(running::add);
        var hash = new Flow(
                        id, new FlowVersion(0, header.flowAt()), Instant.EPOCH, ours(header), running.totals(List.of()))
                .contentHash();
        return same.stream().anyMatch(each -> each.flow().contentHash().equals(hash))
                || known.others(id.organization(), List.of(id.key())).stream()
                        .anyMatch(each -> each.contentHash().equals(hash)
                                && isSameMoment(each.version().at(), header.flowAt()));
    }

    /** One of the services may have taken Italian time for UTC: then there are exactly one or two hours between them. */
    static boolean isSameMoment(LocalDateTime one, LocalDateTime other) {
        var apart = Duration.between(one, other).abs();
        return apart.toHours() <= 2 && apart.equals(Duration.ofHours(apart.toHours()));
    }

    private static FlowHeader ours(FdrHeader header) {
        return new FlowHeader(
                header.flowId(),
                header.regulation(),
                header.regulationDay(),
                header.receiver(),
                header.count(),
                header.total());
    }

    private static Iterator<FlowLine> lines(FdrFlow flow) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return flow.hasNext();
            }

            @Override
            public FlowLine next() {
                return ours(flow.next());
            }
        };
    }

    private static FlowLine ours(FdrLine line) {
        return new FlowLine(
                line.number(), line.iuv(), line.iur(), line.index(), line.amount(), line.outcome(), line.day());
    }

    /** Keeps a flow apart that cannot be read. It is asked for a few times more, lest it got broken on its way. */
    @Transactional(rollbackFor = IOException.class)
    public void quarantine(FlowListing listing, ReportingFlows service, HeldBytes whole, String fault)
            throws IOException {
        var now = clock.instant();
        var id = listing.id();
        var made = service.madeAt(listing.mark());
        var version =
                new FlowVersion(0, made == null ? LocalDateTime.ofInstant(listing.listedAt(), XmlFields.ITALY) : made);
        boolean isKept = known.unreadable(id.organization(), List.of(id.key())).stream()
                .anyMatch(each -> each.id().equals(id) && each.version().equals(version));
        if (!isKept) {
            whole.reset();
            flows.quarantine(new UnreadableFlow(id, version, now, fault), documents.keep(whole));
        }
        if (listing.tries() + 1 < MOST_UNREADABLE) {
            listings.failed(listing, fault, now, settings.again(now, listing.tries()));
        } else {
            listings.fetched(listing, now);
        }
    }
}
