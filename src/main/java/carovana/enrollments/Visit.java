package carovana.enrollments;

import carovana.ledger.enrollments.EnrollmentStep.Outcome;
import carovana.ledger.enrollments.EnrollmentStep.What;
import carovana.upstream.gps.Enrollment;
import carovana.upstream.gps.GpsCall;
import carovana.upstream.gps.GpsReply;
import carovana.upstream.gps.GpsRequests;
import carovana.upstream.gps.Institution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One visit to GPS about one organization: call follows call, and each answer decides the next. The institution is read,
 * then the services that are declared, and where things are to be changed they are, one by one, and read again: on GPS
 * the last of two writers wins, and nobody is told.
 */
public final class Visit {

    /** What became of one errand. */
    record Done(Errand errand, Outcome outcome, String detail) {}

    /** Told of each errand as soon as its outcome is known. */
    interface Listener {
        void done(Done done);
    }

    private enum Stage {
        READ,
        SERVICES,
        WRITE,
        READ_AGAIN,
        END
    }

    private final String organization;
    private final Declaration declared;
    private final Set<String> own;
    private final boolean apply;
    private final boolean removeForeign;
    private final boolean asksServices;
    private final GpsRequests requests;
    private final Listener listener;

    private Stage stage = Stage.READ;
    private Institution actual;
    private final Deque<String> services = new ArrayDeque<>();
    private final Map<String, String> objections = new LinkedHashMap<>();
    private final Deque<Errand> errands = new ArrayDeque<>();
    private final List<Done> done = new ArrayList<>();

    /**
     * @param declared null when nothing was ever declared: then nothing is changed
     * @param own services that were declared once
     * @param apply whether GPS is to be changed; else it is only read
     * @param asksServices whether GPS can be asked about services
     */
    Visit(
            String organization,
            Declaration declared,
            Set<String> own,
            boolean apply,
            boolean removeForeign,
            boolean asksServices,
            GpsRequests requests,
            Listener listener) {
        this.organization = organization;
        this.declared = declared;
        this.own = Set.copyOf(own);
        this.apply = apply && declared != null;
        this.removeForeign = removeForeign;
        this.asksServices = asksServices;
        this.requests = requests;
        this.listener = listener;
    }

    /** @return null when the visit is over */
    public GpsCall next() {
        return switch (stage) {
            case READ, READ_AGAIN -> requests.readInstitution(organization);
            case SERVICES -> requests.readService(organization, services.peek());
            case WRITE -> call(errands.peek());
            case END -> null;
        };
    }

    /** @throws GpsAway when the visit cannot go on */
    void after(GpsReply reply) throws GpsAway {
        refuseAway(reply);
        switch (stage) {
            case READ -> {
                actual = institution(reply);
                if (declared != null && asksServices) {
                    declared.enrollments().forEach(each -> services.add(each.serviceId()));
                }
                stage = services.isEmpty() ? written() : Stage.SERVICES;
            }
            case SERVICES -> {
                judge(services.poll(), reply);
                stage = services.isEmpty() ? written() : Stage.SERVICES;
            }
            case WRITE -> {
                settle(errands.poll(), reply);
                stage = errands.isEmpty() ? Stage.READ_AGAIN : Stage.WRITE;
            }
            case READ_AGAIN -> {
                actual = institution(reply);
                stage = Stage.END;
            }
            case END -> throw new IllegalStateException("the visit is over");
        }
    }

    /** No answer came: what was just written may have been done. */
    void lost(String why) {
        if (stage == Stage.WRITE) {
            tell(errands.poll(), Outcome.UNKNOWN, why);
        }
    }

    Difference difference() {
        return declared == null ? Difference.none(actual) : Difference.between(declared, actual, own, removeForeign);
    }

    /** Null when GPS does not know the institution. */
    Institution actual() {
        return actual;
    }

    /** Why a declared service cannot be enrolled to, by its id. */
    Map<String, String> objections() {
        return objections;
    }

    List<Done> done() {
        return done;
    }

    private Stage written() {
        if (!apply) {
            return Stage.END;
        }
        Difference difference = difference();
        switch (difference.institution()) {
            case ADD -> {
                errands.add(Errand.institution(What.ADD));
                if (declared.status().equals(Declaration.DISABLED)) {
                    errands.add(Errand.institution(What.CHANGE)); // GPS makes every new one ENABLED
                }
            }
            case CHANGE -> errands.add(Errand.institution(What.CHANGE));
            case NONE -> {}
        }
        difference.add().stream().filter(this::isPossible).map(Errand::add).forEach(errands::add);
        difference.change().stream()
                .filter(this::isPossible)
                .map(Errand::change)
                .forEach(errands::add);
        difference.remove().stream()
                .map(Enrollment::serviceId)
                .map(Errand::remove)
                .forEach(errands::add);
        return errands.isEmpty() ? Stage.END : Stage.WRITE;
    }

    private boolean isPossible(Enrollment enrollment) {
        return !objections.containsKey(enrollment.serviceId());
    }

    private GpsCall call(Errand errand) {
        if (errand.isInstitution()) {
            return errand.what() == What.ADD
                    ? requests.createInstitution(organization, declared.companyName())
                    : requests.updateInstitution(organization, declared.companyName(), declared.status());
        }
        return switch (errand.what()) {
            case ADD -> requests.createEnrollment(organization, errand.enrollment());
            case CHANGE -> requests.updateEnrollment(organization, errand.enrollment());
            case REMOVE -> requests.deleteEnrollment(organization, errand.serviceId());
        };
    }

    private void settle(Errand errand, GpsReply reply) {
        boolean changedMeanwhile = errand.what() == What.ADD ? reply.isThereAlready() : reply.isNotEnrolled();
        if (reply.isDone()) {
            tell(errand, Outcome.DONE, null);
        } else if (changedMeanwhile && errand.what() == What.REMOVE) {
            tell(errand, Outcome.DONE, "it was not there any more");
        } else if (changedMeanwhile && !errand.again() && !errand.isInstitution()) {
            errands.addFirst(errand.otherwise());
        } else {
            tell(errand, Outcome.REFUSED, reply.said());
        }
    }

    private void tell(Errand errand, Outcome outcome, String detail) {
        var told = new Done(errand, outcome, detail);
        done.add(told);
        listener.done(told);
    }

    private void judge(String service, GpsReply reply) throws GpsAway {
        if (reply.isUnknownService()) {
            objections.put(service, "GPS knows no such service: GET /services tells which there are");
        } else {
            var found = reply.service().orElseThrow(() -> unreadable(reply));
            if (!found.isOpen()) {
                objections.put(service, "the service is %s at GPS: nobody can pay for it".formatted(found.status()));
            }
        }
    }

    private Institution institution(GpsReply reply) throws GpsAway {
        if (reply.isUnknownInstitution()) {
            return null;
        }
        Institution found = reply.institution().orElseThrow(() -> unreadable(reply));
        if (!found.fiscalCode().equals(organization)) {
            throw new GpsAway(
                    "GPS takes Carovana's key for that of %s: give %s a key of its own in carovana.upstream.gps.keys"
                            .formatted(found.fiscalCode(), organization),
                    null);
        }
        return found;
    }

    private void refuseAway(GpsReply reply) throws GpsAway {
        if (reply.status() == 401) {
            throw new GpsAway("GPS does not know Carovana's key (carovana.upstream.gps.key)", null);
        }
        if (reply.status() == 403) {
            throw new GpsAway(
                    "GPS does not open %s to Carovana's key; after a new authorisation that may take a day"
                            .formatted(organization),
                    null);
        }
        if (reply.isAway()) {
            lost(reply.said());
            throw new GpsAway("GPS is away (%d)".formatted(reply.status()), reply.retryAfter());
        }
    }

    private static GpsAway unreadable(GpsReply reply) {
        return new GpsAway("GPS answered what cannot be read (%d): %s".formatted(reply.status(), reply.said()), null);
    }
}
