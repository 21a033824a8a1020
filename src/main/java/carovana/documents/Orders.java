package carovana.documents;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.ProviderTrouble;
import carovana.documents.provider.ProviderTrouble.Kind;
import carovana.documents.vault.Vault;
import carovana.ledger.Node;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.NewRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes orders: judged where the provider can be asked, locked away, and remembered once under the office's key. */
@Component
class Orders {

    private static final Logger log = LoggerFactory.getLogger(Orders.class);

    private final DocumentSettings settings;
    private final DocumentProvider provider;
    private final OrderRules rules;
    private final Inputs inputs;
    private final Vault vault;
    private final DocumentRequests requests;
    private final Node node;
    private final Clock clock;

    Orders(
            DocumentSettings settings,
            DocumentProvider provider,
            OrderRules rules,
            Inputs inputs,
            Vault vault,
            DocumentRequests requests,
            Node node,
            Clock clock) {
        this.settings = settings;
        this.provider = provider;
        this.rules = rules;
        this.inputs = inputs;
        this.vault = vault;
        this.requests = requests;
        this.node = node;
        this.clock = clock;
        if (!settings.products().isEmpty() && !vault.hasKey()) {
            throw new IllegalStateException("carovana.documents.products has something to order, and"
                    + " carovana.documents.vault.key is not set: make one with openssl rand -base64 32");
        }
    }

    /**
     * What became of an order that came.
     *
     * @param isNew whether it was taken now; else it was before
     */
    record Taken(DocumentRequest request, boolean isNew) {}

    /** @return nothing while the provider cannot be asked */
    Optional<Judged> judge(Draft draft) throws OrderRejected {
        var product = settings.product(draft.product()).orElseThrow();
        try {
            return Optional.of(rules.judge(
                    product,
                    provider.product(product.hash()),
                    draft.texts(),
                    draft.scans().keySet(),
                    draft.options()));
        } catch (ProviderTrouble trouble) {
            if (trouble.kind() == Kind.REFUSED) {
                throw new OrderRejected(trouble.getMessage());
            }
            log.info("An order of {} is taken without being judged: {}", draft.organization(), trouble.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Takes an order; the same again is the same request. When this returns it is on disk: what it was read from may go.
     *
     * @throws OrderRejected when it is wrong, or its key is another order's
     * @throws IOException when it cannot be stored; nothing was taken
     */
    Taken take(Draft draft, boolean dropped) throws OrderRejected, IOException {
        var before = requests.byKey(draft.organization(), draft.key());
        if (before.isPresent()) {
            return same(before.get(), fingerprints(draft));
        }
        var judged = judge(draft);
        if (judged.isPresent() && !judged.get().objections().isEmpty()) {
            throw new OrderRejected(judged.get().objections());
        }
        long id = requests.nextId();
        var now = LocalDateTime.now(clock);
        var folder = "%s/%d/%d".formatted(draft.organization(), now.getYear(), id);
        var begun = inputs.begin(id, folder, draft);
        boolean isNew = false;
        try {
            isNew = requests.take(new NewRequest(
                    id,
                    draft.organization(),
                    draft.key(),
                    draft.product(),
                    UUID.randomUUID().toString(),
                    draft.options(),
                    fingerprints(draft).get(0),
                    dropped,
                    now,
                    inputs.keep(draft, folder)));
        } finally {
            if (!isNew) {
                inputs.giveUp(begun);
            }
        }
        if (!isNew) {
            return same(requests.byKey(draft.organization(), draft.key()).orElseThrow(), fingerprints(draft));
        }
        node.awaitDisk();
        log.info("Document {}: {} was taken from {}", id, draft.product(), draft.organization());
        return new Taken(requests.find(id).orElseThrow(), true);
    }

    Optional<DocumentRequest> find(String organization, String key) {
        return requests.byKey(organization, key);
    }

    private static Taken same(DocumentRequest before, List<String> hashes) throws OrderRejected {
        if (!hashes.contains(before.contentHash())) {
            throw new KeyUsed(before.id());
        }
        return new Taken(before, false);
    }

    /** A key stands for one order. */
    static final class KeyUsed extends OrderRejected {
        private KeyUsed(long request) {
            super("\"key\" is that of request %d, which asked for something else: give this order a key of its own"
                    .formatted(request));
        }
    }

    /** The current key's first, then those of former keys, under which it may have come before. */
    private List<String> fingerprints(Draft draft) {
        var scans = new TreeMap<String, String>();
        draft.scans().forEach((field, scan) -> scans.put(field, scan.sha256()));
        var all = draft.product() + "\n" + new TreeSet<>(draft.options()) + "\n" + new TreeMap<>(draft.texts()) + "\n"
                + scans;
        return vault.fingerprints(draft.organization(), all.getBytes(StandardCharsets.UTF_8));
    }
}
