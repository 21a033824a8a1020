package carovana.documents;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.ProviderOrder;
import carovana.documents.provider.ProviderTrouble;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.Turn;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for an order that may have been opened: among the provider's orders of that product that are no request of ours,
 * by the reference that went with it, or where that does not come back by everything that was ordered. What is not found is not ordered again: a
 * list without it is no proof that nothing was ordered.
 */
@Component
class Looking {

    private static final Logger log = LoggerFactory.getLogger(Looking.class);

    /** More calls than these are not made for one look. */
    private static final int CANDIDATES = 30;

    private static final Duration BEFORE = Duration.ofMinutes(1);
    private static final Duration AFTER = Duration.ofMinutes(6);
    private static final Duration SHORTEST = Duration.ofMillis(200);

    private final DocumentProvider provider;
    private final DocumentSettings settings;
    private final DocumentRequests requests;
    private final Inputs inputs;
    private final OrderRules rules;
    private final Course course;

    Looking(
            DocumentProvider provider,
            DocumentSettings settings,
            DocumentRequests requests,
            Inputs inputs,
            OrderRules rules,
            Course course) {
        this.provider = provider;
        this.settings = settings;
        this.requests = requests;
        this.inputs = inputs;
        this.rules = rules;
        this.course = course;
    }

    Optional<DocumentRequest> look(DocumentRequest request) {
        try {
            var found = find(request);
            if (found.isPresent()) {
                var order = found.get();
                return order.ordered()
                        ? course.goOn(
                                request, Turn.to(State.CLOSING, "was found").known(order.id()))
                        : course.goOn(
                                request, Turn.to(State.OPEN, "was found open").known(order.id()));
            }
        } catch (ProviderTrouble trouble) {
            return notFound(request, trouble.getMessage());
        } catch (IOException away) {
            return notFound(request, "what came with it cannot be read from storage");
        }
        return notFound(request, "the provider's list does not have it");
    }

    private Optional<DocumentRequest> notFound(DocumentRequest request, String why) {
        if (request.sentAt().plus(settings.lookFor()).isBefore(course.now())) {
            return course.park(
                    request,
                    State.RECEIVED,
                    "nobody answered when it was opened, and %s: look for it on the provider's site; replayed, it is"
                                    .formatted(why)
                            + " ordered anew");
        }
        var pause = settings.lookFor().dividedBy(10);
        requests.move(
                request,
                Turn.to(State.LOOKED_FOR, why.equals(request.trouble()) ? null : why)
                        .because(why)
                        .in(pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause));
        return course.nothing();
    }

    private Optional<ProviderOrder> find(DocumentRequest request) throws ProviderTrouble, IOException {
        var expected = settings.product(request.product()).orElse(null);
        if (expected == null) {
            return Optional.empty();
        }
        var judged = judged(request, expected);
        for (var each : candidates(request, expected.hash())) {
            var order = provider.readWithInputs(each.id());
            if (isOurs(order, request, judged)) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }

    private Judged judged(DocumentRequest request, ProductSettings expected) throws ProviderTrouble, IOException {
        var fields = inputs.read(request);
        return rules.judge(
                expected,
                provider.product(expected.hash()),
                fields.texts(),
                fields.scans().keySet(),
                request.optionList());
    }

    private List<ProviderOrder> candidates(DocumentRequest request, String hash) throws ProviderTrouble {
        var listed = provider.list().stream()
                .filter(each -> each.hash().equals(hash))
                .toList();
        var adopted = requests.adopted(listed.stream().map(ProviderOrder::id).toList());
        log.debug(
                "Document {} is looked for among {} orders, {} of them known",
                request.id(),
                listed.size(),
                adopted.size());
        return listed.stream()
                .filter(each -> !adopted.contains(each.id()))
                .sorted(Comparator.comparing(
                        ProviderOrder::createdAt, Comparator.nullsFirst(Comparator.reverseOrder())))
                .limit(CANDIDATES)
                .toList();
    }

    private static boolean isOfThatTime(ProviderOrder order, DocumentRequest request) {
        var sent = request.sentAt().toInstant(ZoneOffset.UTC);
        return order.createdAt() == null
                || order.createdAt().isAfter(sent.minus(BEFORE))
                        && order.createdAt().isBefore(sent.plus(AFTER));
    }

    /** Another's order must never be taken for ours: where nothing tells, it is not ours. */
    private static boolean isOurs(ProviderOrder order, DocumentRequest request, Judged judged) {
        if (order.reference() != null) {
            return order.reference().equals(request.reference());
        }
        return isOfThatTime(order, request)
                && !judged.texts().isEmpty()
                && judged.texts().entrySet().stream()
                        .allMatch(each -> each.getValue().equals(order.fields().get(each.getKey())));
    }
}
