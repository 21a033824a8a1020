package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.springframework.stereotype.Component;

/**
 * Keeps the positions and their unique names: IUPD, IUV and NAV per organization, and IUV with transfer organization
 * and transfer id for all of them (pagoPA's core 1.1.37). Writers take turns; what they wrote is durable when they return.
 */
@InSandbox
@Component
class PositionBook {

    private static final char BREAK = '\n';
    private static final char LAST = '\uffff';

    private final SandboxStore store;
    private final SandboxMap positions;
    private final SandboxMap names;
    private final SandboxMap arrivals;
    private final AtomicLong sequence = new AtomicLong();
    private final ReentrantLock writing = new ReentrantLock();

    PositionBook(SandboxStore store) {
        this.store = store;
        positions = store.map("gpd.positions");
        names = store.map("gpd.names");
        arrivals = store.map("gpd.arrivals");
    }

    /** Another position already bears one of the names. */
    static final class NotUnique extends Exception {

        NotUnique() {
            super(null, null, false, false);
        }
    }

    /** Somebody else changed or removed the position since it was read. */
    static final class ChangedMeanwhile extends Exception {

        ChangedMeanwhile() {
            super(null, null, false, false);
        }
    }

    Optional<Position> find(String organization, String iupd) {
        return Optional.ofNullable(positions.get(organization + BREAK + iupd)).map(GpdJson::remembered);
    }

    Optional<Position> byIuv(String organization, String iuv) {
        return named('v', iuv, organization, option -> option.iuv.equals(iuv));
    }

    /** A NAV of the usual shape, a 3 before the IUV, needs no entry of its own. */
    Optional<Position> byNav(String organization, String nav) {
        Optional<Position> found = named('n', nav, organization, option -> option.nav.equals(nav));
        if (found.isEmpty() && nav.startsWith("3")) {
            found = named('v', nav.substring(1), organization, option -> option.nav.equals(nav));
        }
        return found;
    }

    private Optional<Position> named(char kind, String name, String organization, Predicate<PaymentOption> bears) {
        return Optional.ofNullable(names.text(entry(kind, name, organization)))
                .flatMap(iupd -> find(organization, iupd))
                .filter(position -> position.paymentOption.stream().anyMatch(bears));
    }

    void insert(List<Position> added) throws NotUnique {
        added.forEach(position -> position.sequence =
                sequence.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() * 1000)));
        List<byte[]> documents = added.stream().map(GpdJson::stored).toList();
        writing.lock();
        try {
            var written = new ArrayList<Position>();
            try {
                for (Position position : added) {
                    insert(position, documents.get(written.size()));
                    written.add(position);
                }
            } catch (NotUnique e) {
                written.forEach(this::remove);
                throw e;
            }
        } finally {
            writing.unlock();
        }
        store.commit();
    }

    private void insert(Position position, byte[] document) throws NotUnique {
        if (positions.containsKey(key(position))) {
            throw new NotUnique();
        }
        requireUniqueNames(position);
        writeNames(position);
        arrivals.put(arrival(position), position.iupd);
        positions.put(key(position), document);
    }

    /** Puts new states in the place of those with the versions they were read at, all or none. */
    void replace(List<Position> changed) throws NotUnique, ChangedMeanwhile {
        writing.lock();
        try {
            var before = new ArrayList<Position>();
            for (Position position : changed) {
                before.add(find(position.organizationFiscalCode, position.iupd)
                        .filter(current -> current.version == position.version)
                        .orElseThrow(ChangedMeanwhile::new));
            }
            var written = new ArrayList<Position>();
            try {
                for (Position position : changed) {
                    requireUniqueNames(position);
                    before.get(written.size()).paymentOption.forEach(option -> removeNames(position, option));
                    write(position);
                    written.add(position);
                }
            } catch (NotUnique e) {
                written.forEach(position -> position.paymentOption.forEach(option -> removeNames(position, option)));
                before.subList(0, written.size()).forEach(this::write);
                throw e;
            }
        } finally {
            writing.unlock();
        }
        store.commit();
    }

    /** Puts one new state, with the same names, in the place of the old one; durable after the next commit only. */
    void replaceQuietly(Position position) throws ChangedMeanwhile {
        writing.lock();
        try {
            find(position.organizationFiscalCode, position.iupd)
                    .filter(current -> current.version == position.version)
                    .orElseThrow(ChangedMeanwhile::new);
            write(position);
        } finally {
            writing.unlock();
        }
    }

    private void write(Position position) {
        position.version++;
        writeNames(position);
        positions.put(key(position), GpdJson.stored(position));
    }

    void delete(List<Position> deleted) throws ChangedMeanwhile {
        writing.lock();
        try {
            for (Position position : deleted) {
                find(position.organizationFiscalCode, position.iupd)
                        .filter(current -> current.version == position.version)
                        .orElseThrow(ChangedMeanwhile::new);
            }
            deleted.forEach(this::remove);
        } finally {
            writing.unlock();
        }
        store.commit();
    }

    private void remove(Position position) {
        positions.remove(key(position));
        arrivals.remove(arrival(position));
        position.paymentOption.forEach(option -> removeNames(position, option));
    }

    /** How many positions an organization has, without reading them. */
    long count(String organization) {
        return indexAfter(organization) - indexBefore(organization);
    }

    /** Some of an organization's positions in the order of their arrival, counted from the first one. */
    List<Position> arrived(String organization, long from, long to) {
        long first = indexBefore(organization);
        var found = new ArrayList<Position>();
        for (long index = first + from; index < first + to; index++) {
            String key = arrivals.keyAt(index);
            String iupd = key == null ? null : arrivals.text(key);
            if (iupd != null) {
                find(organization, iupd)
                        .filter(position -> arrival(position).equals(key))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private long indexBefore(String organization) {
        return arrivals.indexOf(organization + BREAK);
    }

    private long indexAfter(String organization) {
        return arrivals.indexOf(organization + BREAK + LAST);
    }

    /** All positions of one organization, by IUPD. */
    Iterator<Position> of(String organization) {
        return between(organization + BREAK, organization + BREAK + LAST);
    }

    Iterator<Position> all() {
        return between(null, null);
    }

    private Iterator<Position> between(String from, String to) {
        Cursor<String, byte[]> cursor = positions.between(from, to);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Position next() {
                cursor.next();
                return GpdJson.remembered(cursor.getValue());
            }
        };
    }

    private void requireUniqueNames(Position position) throws NotUnique {
        var own = new HashSet<String>();
        for (PaymentOption option : position.paymentOption) {
            if (!own.add('v' + option.iuv) || !own.add('n' + option.nav) || isTaken(position, option)) {
                throw new NotUnique();
            }
            var shares = new HashSet<String>();
            for (Transfer transfer : option.transfer) {
                if (!shares.add(transfer.organizationFiscalCode + BREAK + transfer.idTransfer)) {
                    throw new NotUnique();
                }
            }
        }
    }

    private boolean isTaken(Position position, PaymentOption option) {
        String organization = position.organizationFiscalCode;
        Predicate<Position> another = holder -> !holder.iupd.equals(position.iupd);
        return byIuv(organization, option.iuv).filter(another).isPresent()
                || byNav(organization, option.nav).filter(another).isPresent()
                || isShareTaken(position, option);
    }

    /** The same IUV at another organization is fine, unless both pay the same beneficiary under the same id. */
    private boolean isShareTaken(Position position, PaymentOption option) {
        String from = "v" + option.iuv + BREAK;
        Iterator<String> entries = names.keysFrom(from);
        while (entries.hasNext()) {
            String entry = entries.next();
            if (!entry.startsWith(from)) {
                return false;
            }
            String organization = entry.substring(from.length());
            if (!organization.equals(position.organizationFiscalCode)
                    && byIuv(organization, option.iuv).stream()
                            .flatMap(other -> other.paymentOption.stream())
                            .filter(other -> other.iuv.equals(option.iuv))
                            .anyMatch(other -> sharesTransfer(other, option))) {
                return true;
            }
        }
        return false;
    }

    private static boolean sharesTransfer(PaymentOption one, PaymentOption other) {
        return one.transfer.stream().anyMatch(mine -> other.transfer.stream()
                .anyMatch(theirs -> mine.idTransfer.equals(theirs.idTransfer)
                        && mine.organizationFiscalCode.equals(theirs.organizationFiscalCode)));
    }

    private void writeNames(Position position) {
        for (PaymentOption option : position.paymentOption) {
            names.put(entry('v', option.iuv, position.organizationFiscalCode), position.iupd);
            if (!option.nav.equals("3" + option.iuv)) {
                names.put(entry('n', option.nav, position.organizationFiscalCode), position.iupd);
            }
        }
    }

    private void removeNames(Position position, PaymentOption option) {
        names.remove(entry('v', option.iuv, position.organizationFiscalCode));
        names.remove(entry('n', option.nav, position.organizationFiscalCode));
    }

    private static String key(Position position) {
        return position.organizationFiscalCode + BREAK + position.iupd;
    }

    private static String arrival(Position position) {
        return position.organizationFiscalCode + BREAK + "%016x".formatted(position.sequence);
    }

    private static String entry(char kind, String name, String organization) {
        return kind + name + BREAK + organization;
    }
}
