package carovana.sandbox.gateway;

import carovana.sandbox.SandboxSettings;
import carovana.sandbox.SandboxTimer;
import carovana.sandbox.control.CallBook;
import carovana.sandbox.control.Kind;
import carovana.sandbox.control.Troubles;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** The door in front of the played services: keys, limits, request ids, and whatever trouble was ordered. */
public class Gateway extends HttpFilter {

    private static final String REQUEST_ID = "X-Request-Id";
    private static final byte[] UNREAD = {};
    private static final String DELAYED = Gateway.class.getName() + ".delayed";

    private final transient SandboxSettings settings;
    private final transient Troubles troubles;
    private final transient CallBook calls;
    private final transient SandboxTimer timer;
    private final transient Map<String, CallReader> readers = new HashMap<>();
    private final transient Map<PlayedService, RateLimit> limits = new HashMap<>();

    Gateway(
            SandboxSettings settings,
            Troubles troubles,
            CallBook calls,
            List<CallReader> readers,
            SandboxTimer timer,
            LongSupplier nanos) {
        this.settings = settings;
        this.troubles = troubles;
        this.calls = calls;
        this.timer = timer;
        readers.forEach(reader -> this.readers.put(reader.service(), reader));
        PlayedServices.ALL.forEach(
                service -> limits.put(service, new RateLimit(service.calls(), service.window(), nanos)));
    }

    /** A reset also gives every key its full allowance back. */
    void forget() {
        limits.values().forEach(RateLimit::forget);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<PlayedService> service = PlayedServices.at(request.getRequestURI());
        if (service.isEmpty()) {
            chain.doFilter(request, response);
        } else if (request.getAttribute(DELAYED) instanceof Troubles.Fate fate) {
            request.removeAttribute(DELAYED);
            meet(fate, request, response, chain);
        } else {
            identify(request, response);
            if (admits(service.get(), request, response)) {
                play(service.get(), read(service.get(), request), response, chain);
            }
        }
    }

    private static void identify(HttpServletRequest request, HttpServletResponse response) {
        String given = request.getHeader(REQUEST_ID);
        response.setHeader(
                REQUEST_ID, given == null || given.isBlank() ? UUID.randomUUID().toString() : given);
    }

    private boolean admits(PlayedService service, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (service.guardsItself()) {
            return true;
        }
        Optional<String> key = SubscriptionKeys.of(request);
        if (key.isEmpty()) {
            GatewayAnswers.missingKey(response);
            return false;
        }
        if (!SubscriptionKeys.isKnown(key.get())) {
            GatewayAnswers.invalidKey(response);
            return false;
        }
        String organization = service.organizationIn(request.getRequestURI()).orElse(null);
        boolean nobodys = service.ofOneCreditor()
                && SubscriptionKeys.organization(key.get()).isEmpty();
        if (nobodys || !SubscriptionKeys.opens(request, key.get(), organization)) {
            GatewayAnswers.notAllowed(response);
            return false;
        }
        String who = service.countsAddresses() ? address(request) : key.get();
        return !settings.limits() || !service.isLimited() || withinLimit(service, who, response);
    }

    private static String address(HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null ? request.getRemoteAddr() : forwarded;
    }

    private boolean withinLimit(PlayedService service, String who, HttpServletResponse response) throws IOException {
        RateLimit.Verdict verdict = limits.get(service).ask(who);
        if (!verdict.allowed()) {
            calls.tooMany(service.name());
            GatewayAnswers.tooManyRequests(response, service.retryHeader(), verdict.retryAfterSeconds());
        } else if (service.remainingHeader() != null) {
            response.setHeader(service.remainingHeader(), Integer.toString(verdict.remaining()));
        }
        return verdict.allowed();
    }

    /** What nobody looks into is left to stream: it may be large. */
    private HttpServletRequest read(PlayedService service, HttpServletRequest request) throws IOException {
        CallReader reader = readers.get(service.name());
        return reader != null && reader.readsBodies() ? new RememberedBody(request) : request;
    }

    private void play(
            PlayedService service, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Troubles.Fate fate = troubles.of(service.name(), () -> operationOf(service, request));
        count(service, fate, request);
        if (fate.delay() > 0 && request.isAsyncSupported()) {
            request.setAttribute(DELAYED, fate);
            AsyncContext held = request.startAsync(request, response);
            held.setTimeout(0);
            timer.in(fate.delay(), held::dispatch);
        } else {
            meet(fate, request, response, chain);
        }
    }

    private void count(PlayedService service, Troubles.Fate fate, HttpServletRequest request) {
        if (fate.answer() == Kind.TOO_MANY_REQUESTS) {
            calls.tooMany(service.name());
        }
        if (fate.answer() == null || fate.answer().reachesTheService()) {
            calls.received(service.name());
            lookInto(service, request, (operation, iupd) -> calls.received(service.name(), operation, iupd));
        }
        calls.keep();
    }

    /** @return null when the call is about no position */
    private String operationOf(PlayedService service, HttpServletRequest request) {
        var found = new AtomicReference<String>();
        lookInto(service, request, (operation, iupd) -> found.set(operation));
        return found.get();
    }

    private void lookInto(PlayedService service, HttpServletRequest request, BiConsumer<String, String> found) {
        CallReader reader = readers.get(service.name());
        if (reader != null) {
            String path = request.getRequestURI().substring(service.base().length());
            byte[] body = request instanceof RememberedBody remembered ? remembered.bytes() : UNREAD;
            reader.read(request.getMethod(), path, body, found);
        }
    }

    private static void meet(
            Troubles.Fate fate, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (fate.answer() == null) {
            chain.doFilter(request, response);
            return;
        }
        switch (fate.answer()) {
            case TOO_MANY_REQUESTS -> GatewayAnswers.tooManyRequests(response, "Retry-After", 1);
            case NOT_ALLOWED -> GatewayAnswers.notAllowed(response);
            case SERVER_ERROR -> GatewayAnswers.serverError(response);
            case UNAVAILABLE -> GatewayAnswers.unavailable(response);
            case GARBAGE -> GatewayAnswers.garbage(response);
            case CUT_BEFORE -> ConnectionCutter.cut(request);
            case CUT_AFTER -> {
                chain.doFilter(request, new DiscardedAnswer(response));
                ConnectionCutter.cut(request);
            }
            case CUT_WITHIN -> {
                chain.doFilter(request, new BeginningOfAnswer(response));
                response.flushBuffer();
                ConnectionCutter.cut(request);
            }
            default -> chain.doFilter(request, response);
        }
    }
}
