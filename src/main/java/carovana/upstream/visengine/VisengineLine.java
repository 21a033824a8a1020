package carovana.upstream.visengine;

import carovana.documents.provider.ProviderTrouble;
import carovana.documents.provider.ProviderTrouble.Kind;
import carovana.upstream.Governor;
import carovana.upstream.UpstreamHeld;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.springframework.stereotype.Component;

/** The line to Visengine: one call at a time through a route, and in our words what became of it. */
@Component
class VisengineLine {

    private final ProducerTemplate calls;
    private final Governor governor;

    VisengineLine(CamelContext camel, Governor visengineGovernor) {
        calls = camel.createProducerTemplate();
        governor = visengineGovernor;
    }

    Object call(VisengineCall call) throws ProviderTrouble {
        return call("direct:visengine-call", call);
    }

    Object signIn(VisengineCall call) throws ProviderTrouble {
        return call("direct:visengine-sign-in", call);
    }

    private Object call(String route, VisengineCall call) throws ProviderTrouble {
        var exchange =
                calls.send(route, ExchangePattern.InOut, each -> each.getIn().setBody(call));
        var failure = exchange.getException();
        if (failure == null) {
            return exchange.getMessage().getBody();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProviderTrouble trouble) {
                throw trouble;
            }
            if (cause instanceof OutputFailed full) {
                throw full;
            }
            if (cause instanceof UpstreamHeld) {
                throw new ProviderTrouble(
                        Kind.LATER, "Visengine is left alone for a while, since it did not answer", cause);
            }
            if (neverArrived(cause)) {
                governor.troubled();
                throw new ProviderTrouble(Kind.LATER, "Visengine cannot be reached", cause);
            }
        }
        governor.troubled();
        throw Refusals.unanswered(
                call,
                failure instanceof IOException ? "did not answer, or not to the end" : "could not be called",
                failure);
    }

    /** Where the document goes takes no more: this is our trouble and not Visengine's. */
    static final class OutputFailed extends RuntimeException {
        OutputFailed(IOException cause) {
            super(cause);
        }
    }

    private static boolean neverArrived(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
    }
}
