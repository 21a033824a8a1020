package carovana.documents;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.OrderForm;
import carovana.documents.provider.Product;
import carovana.documents.provider.ProviderOrder;
import carovana.documents.provider.ProviderOrder.Progress;
import carovana.documents.provider.ProviderTrouble;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.Turn;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/**
 * Sees a request ordered and paid once: judged, its price reserved, opened (which costs nothing), then closed (which
 * costs its price). What is about to be done is on disk before it is done; what nobody answered is followed up by the
 * order's number, or looked for, and never simply done again.
 */
@Component("documentOrdering")
public class Ordering {

    private final DocumentProvider provider;
    private final DocumentSettings settings;
    private final DocumentRequests requests;
    private final Inputs inputs;
    private final OrderRules rules;
    private final PriceGuard guard;
    private final Looking looking;
    private final Course course;

    Ordering(
            DocumentProvider provider,
            DocumentSettings settings,
            DocumentRequests requests,
            Inputs inputs,
            OrderRules rules,
            PriceGuard guard,
            Looking looking,
            Course course) {
        this.provider = provider;
        this.settings = settings;
        this.requests = requests;
        this.inputs = inputs;
        this.rules = rules;
        this.guard = guard;
        this.looking = looking;
        this.course = course;
    }

    /** Takes a request as far as it goes now. */
    public void advance(@Body DocumentRequest request) {
        for (var next = Optional.of(request); next.isPresent(); ) {
            next = step(next.get());
        }
    }

    private Optional<DocumentRequest> step(DocumentRequest request) {
        return switch (request.state()) {
            case RECEIVED -> approve(request);
            case OPENING -> // a process ended here: nobody knows how far it had come
                course.goOn(request, Turn.to(State.LOOKED_FOR, "was interrupted while it was opened"));
            case LOOKED_FOR -> looking.look(request);
            case OPEN, CLOSING -> close(request);
            default -> course.nothing();
        };
    }

    private Optional<DocumentRequest> approve(DocumentRequest request) {
        var expected = settings.product(request.product());
        if (expected.isEmpty()) {
            return course.park(
                    request,
                    State.RECEIVED,
                    "%s is no longer in carovana.documents.products".formatted(request.product()));
        }
        try {
            var product = provider.product(expected.get().hash());
            var fields = inputs.read(request);
            var judged = rules.judge(
                    expected.get(), product, fields.texts(), fields.scans().keySet(), request.optionList());
            if (!judged.objections().isEmpty()) {
                return course.end(request, State.REJECTED, String.join("; ", judged.objections()), true);
            }
            var tooPoor = guard.creditObjection(judged.total());
            if (tooPoor.isPresent()) {
                return course.awaitCredit(request, State.RECEIVED, tooPoor.get());
            }
            var tooDear = guard.reserve(request, judged.total());
            if (tooDear.isPresent()) {
                return course.park(request, State.RECEIVED, tooDear.get());
            }
            var form = inputs.form(request, product.hash(), callback(request), fields, judged);
            return open(request, form, product, judged.total());
        } catch (ProviderTrouble trouble) {
            return switch (trouble.kind()) {
                case REFUSED -> course.end(request, State.REJECTED, trouble.getMessage(), true);
                default -> course.away(request, State.RECEIVED, trouble);
            };
        } catch (IOException away) {
            return course.later(
                    request,
                    State.RECEIVED,
                    settings.poll().get(0).every(),
                    "what came with it cannot be read from storage");
        }
    }

    private String callback(DocumentRequest request) {
        return settings.callback().isEmpty() ? null : settings.callback() + "/" + request.reference();
    }

    private Optional<DocumentRequest> open(DocumentRequest request, OrderForm form, Product product, long total) {
        var opening = course.goOn(
                request,
                Turn.to(State.OPENING, "approved for " + Euro.text(total))
                        .costing(total)
                        .tried(request.tries())
                        .sent(course.now()));
        if (opening.isEmpty()) {
            return opening;
        }
        try {
            return opened(opening.get(), provider.open(form));
        } catch (ProviderTrouble trouble) {
            return switch (trouble.kind()) {
                case UNKNOWN -> course.goOn(opening.get(), Turn.to(State.LOOKED_FOR, trouble.getMessage()));
                case LATER -> course.away(opening.get(), State.RECEIVED, trouble);
                case NO_CREDIT -> course.awaitCredit(opening.get(), State.RECEIVED, trouble.getMessage());
                default -> course.end(opening.get(), State.REJECTED, named(trouble.getMessage(), product), true);
            };
        }
    }

    /** The provider knows fields by keys, people by names. */
    private static String named(String sentence, Product product) {
        var named = sentence;
        for (var each : product.fields()) {
            named = named.replaceAll(
                    "\\Q" + each.key() + "\\E(?!\\d)", java.util.regex.Matcher.quoteReplacement(each.name()));
        }
        return named;
    }

    private Optional<DocumentRequest> opened(DocumentRequest request, ProviderOrder order) {
        return order.ordered()
                ? ordered(request, order.id(), "was charged when it was opened, which should not be: ask the provider")
                : course.goOn(request, Turn.to(State.OPEN, "was opened").known(order.id()));
    }

    private Optional<DocumentRequest> ordered(DocumentRequest request, String id, String detail) {
        var first = settings.poll().get(0).every();
        requests.move(
                request,
                Turn.to(State.ORDERED, detail).known(id).ordered(course.now()).in(first));
        return course.nothing();
    }

    /** What is paid was read before: it may be ordered already, given up, or another than was approved. */
    private Optional<DocumentRequest> close(DocumentRequest request) {
        try {
            var order = provider.read(request.providerId());
            if (order.ordered()) {
                return ordered(request, order.id(), "was ordered");
            }
            if (order.progress() == Progress.CANCELLED) {
                requests.forgetOrder(request, "the provider gave the open order up, uncharged: it is opened anew");
                return course.nothing();
            }
            var total = guard.total(request, order);
            var unlike = guard.unlike(request, order, total);
            if (unlike.isPresent()) {
                return course.park(
                        request, Turn.park(request.state(), unlike.get()).costing(total));
            }
            var tooDear = guard.reserve(request, total);
            return tooDear.isPresent() ? course.park(request, request.state(), tooDear.get()) : pay(request);
        } catch (ProviderTrouble trouble) {
            return course.away(request, request.state(), trouble);
        }
    }

    private Optional<DocumentRequest> pay(DocumentRequest request) {
        var closing = course.goOn(request, Turn.to(State.CLOSING, null).tried(request.tries()));
        if (closing.isEmpty()) {
            return closing;
        }
        try {
            var order = provider.close(closing.get().providerId());
            return order.ordered()
                    ? ordered(closing.get(), order.id(), "was ordered")
                    : course.soon(closing.get(), State.CLOSING, "the provider has not closed it");
        } catch (ProviderTrouble trouble) {
            return switch (trouble.kind()) {
                case CLOSED, UNKNOWN, NOT_FOUND -> // its number says what became of it
                    course.soon(closing.get(), State.CLOSING, trouble.getMessage());
                case NO_CREDIT -> course.awaitCredit(closing.get(), State.OPEN, trouble.getMessage());
                case REFUSED -> course.end(closing.get(), State.REJECTED, trouble.getMessage(), true);
                default -> course.away(closing.get(), State.OPEN, trouble);
            };
        }
    }
}
