package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be done to positions, whichever version of the service asks. Rules: pagoPA's core 1.1.37 */
@InSandbox
@Component
class Positions {

    static final String SERVICE_TYPE = "GPD";

    private final PositionBook book;
    private final SandboxClock clock;
    private final ReadToWrite window;

    Positions(PositionBook book, SandboxClock clock, ReadToWrite window) {
        this.book = book;
        this.clock = clock;
        this.window = window;
    }

    /** Creates all of them or none. */
    void create(
            String organization,
            List<Position> drafts,
            boolean toPublish,
            Segregation segregation,
            String serviceType,
            LocalDateTime now) {
        for (Position draft : drafts) {
            draft.serviceType = serviceType;
            admit(draft, segregation);
            PositionChecks.forCreate(draft, now);
            if (toPublish) {
                Publication.along(draft, draft.earliestValidity(), now);
            }
        }
        if (!drafts.stream().allMatch(PositionChecks::fits)) {
            throw GpdRefusal.creationFailed(organization);
        }
        try {
            book.insert(drafts);
        } catch (PositionBook.NotUnique e) {
            throw GpdRefusal.notUnique(organization);
        }
    }

    /** Where the core stumbles over what it is to create, it says no more than that. */
    private static void admit(Position draft, Segregation segregation) {
        try {
            segregation.admit(draft);
        } catch (GpdRefusal refusal) {
            throw refusal.status < 500 ? refusal : GpdRefusal.creationFailed(draft.organizationFiscalCode);
        }
    }

    Position get(String organization, String iupd, Segregation segregation) {
        Position position = book.find(organization, iupd).orElseThrow(() -> GpdRefusal.notFound(organization, iupd));
        segregation.admit(position);
        return position;
    }

    Position update(
            String organization, Position draft, boolean toPublish, Segregation segregation, LocalDateTime now) {
        if (book.find(organization, draft.iupd).isEmpty()) {
            throw GpdRefusal.notFound(organization, draft.iupd);
        }
        try {
            return replaced(organization, List.of(draft), toPublish, segregation, now)
                    .get(0);
        } catch (PositionBook.NotUnique e) {
            throw GpdRefusal.updateFailed(organization);
        }
    }

    /**
     * Replaces all of them or none; of two with one IUPD the last one counts. Where one is missing the core names them
     * all, in the order of their hashes. Here, unlike with a single one, the core still tells a taken name from a
     * failure.
     */
    void updateMany(
            String organization, List<Position> drafts, boolean toPublish, Segregation segregation, LocalDateTime now) {
        var last = new LinkedHashMap<String, Position>();
        drafts.forEach(draft -> last.put(draft.iupd, draft));
        requireAll(organization, last.keySet(), new HashSet<>(last.keySet()));
        try {
            replaced(organization, List.copyOf(last.values()), toPublish, segregation, now);
        } catch (PositionBook.NotUnique e) {
            throw GpdRefusal.notUnique(organization);
        }
    }

    private void requireAll(String organization, Collection<String> iupds, Collection<String> told) {
        if (iupds.stream().anyMatch(iupd -> book.find(organization, iupd).isEmpty())) {
            throw GpdRefusal.notFound(organization, told.toString());
        }
    }

    private List<Position> replaced(
            String organization, List<Position> drafts, boolean toPublish, Segregation segregation, LocalDateTime now)
            throws PositionBook.NotUnique {
        var updated = new ArrayList<Position>();
        for (Position draft : drafts) {
            Position before = get(organization, draft.iupd, segregation);
            if (!PositionStatus.UPDATABLE.contains(before.status)) {
                throw GpdRefusal.notAble("updatable", organization, before.iupd);
            }
            updated.add(Replacement.of(before, draft, toPublish, now));
        }
        if (!updated.stream().allMatch(PositionChecks::fits)) {
            throw GpdRefusal.updateFailed(organization);
        }
        window.pass(updated.get(0));
        try {
            book.replace(updated);
        } catch (PositionBook.ChangedMeanwhile e) {
            throw GpdRefusal.updateFailed(organization);
        }
        return updated;
    }

    /** The core looks for as many positions as were named, so a name that comes twice is missing once. */
    void deleteMany(String organization, List<String> iupds, Segregation segregation) {
        requireAll(organization, iupds, iupds);
        if (new HashSet<>(iupds).size() < iupds.size()) {
            throw GpdRefusal.notFound(organization, iupds.toString());
        }
        delete(organization, iupds, segregation);
    }

    void delete(String organization, List<String> iupds, Segregation segregation) {
        var found = new ArrayList<Position>();
        for (String iupd : iupds) {
            Position position = get(organization, iupd, segregation);
            if (!PositionStatus.DELETABLE.contains(position.status)) {
                throw GpdRefusal.paid(organization, iupd);
            }
            found.add(position);
        }
        try {
            book.delete(found);
        } catch (PositionBook.ChangedMeanwhile e) {
            throw GpdRefusal.unexpected("The debt position was changed or removed by another call");
        }
    }

    Position publish(String organization, String iupd, Segregation segregation) {
        Position position = get(organization, iupd, segregation);
        Publication.of(position, clock.now());
        return written(position);
    }

    Position invalidate(String organization, String iupd, Segregation segregation) {
        Position position = get(organization, iupd, segregation);
        LocalDateTime now = clock.now();
        if (!PositionStatus.INVALIDABLE.contains(position.status) || position.hasExpiredBy(now)) {
            throw GpdRefusal.notAble("invalidable", organization, iupd);
        }
        position.status = PositionStatus.INVALID;
        position.lastUpdatedDate = now;
        return written(position);
    }

    /** Writes a state that was worked out from one read a moment ago; the first of several such writers wins. */
    Position written(Position position) {
        window.pass(position);
        return writtenAtOnce(position);
    }

    /** For the core's neighbours, which come in thousands and wait for nobody. */
    Position writtenAtOnce(Position position) {
        try {
            book.replace(List.of(position));
            return position;
        } catch (PositionBook.ChangedMeanwhile e) {
            throw GpdRefusal.unexpected("The debt position was changed or removed by another call");
        } catch (PositionBook.NotUnique e) {
            throw GpdRefusal.notUnique(position.organizationFiscalCode);
        }
    }
}
