package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.gps.Institution.Status;
import carovana.sandbox.gps.Service.Property;
import carovana.sandbox.gps.Service.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Remembers institutions and services. As in GPS, who changes an institution reads it whole and writes it whole: of two
 * changes at the same time the later one wins, and the other is lost.
 */
@InSandbox
@Component
class GpsBook {

    private static final String SEEDED = "gps.seeded";

    /** What a town can try at once: a donation of any amount, a revenue stamp, and a service that is closed. */
    private static final List<Service> AT_FIRST = List.of(
            new Service(
                    "donation",
                    "Donazione",
                    "A donation to the municipality, of any amount",
                    "9/0103100TS/",
                    Amounts.HERE,
                    "/sandbox/gps/amounts/donation",
                    Status.ENABLED,
                    List.of(
                            new Property("amount", Type.NUMBER, true),
                            new Property("description", Type.STRING, false))),
            new Service(
                    "revenue-stamp",
                    "Marca da bollo",
                    "A digital revenue stamp of 16 euro for a document",
                    "9/1201105IM/",
                    Amounts.HERE,
                    "/sandbox/gps/amounts/revenue-stamp",
                    Status.ENABLED,
                    List.of(
                            new Property("hashDocument", Type.STRING, true),
                            new Property("provincialResidence", Type.STRING, true))),
            new Service(
                    "closed-service",
                    "Servizio chiuso",
                    "A service that is not open any more",
                    "9/0103100TS/",
                    Amounts.HERE,
                    "/sandbox/gps/amounts/donation",
                    Status.DISABLED,
                    List.of()));

    private final SandboxStore store;
    private final SandboxMap institutions;
    private final SandboxMap services;
    private final SandboxMap iuvs;

    GpsBook(SandboxStore store) {
        this.store = store;
        institutions = store.map("gps.institutions");
        services = store.map("gps.services");
        iuvs = store.map("gps.iuvs");
        store.onReset(this::seed);
        if (store.meta().text(SEEDED) == null) {
            seed();
            store.commit();
        }
    }

    private void seed() {
        AT_FIRST.forEach(this::put);
        store.meta().put(SEEDED, "yes");
    }

    Optional<Institution> institution(String organization) {
        return Optional.ofNullable(institutions.get(organization))
                .map(stored -> SandboxJson.read(stored, Institution.class));
    }

    Institution write(Institution institution) {
        institutions.put(institution.fiscalCode(), SandboxJson.write(institution));
        store.commit();
        return institution;
    }

    void removeInstitution(String organization) {
        institutions.remove(organization);
        store.commit();
    }

    Optional<Service> service(String id) {
        return Optional.ofNullable(services.get(id)).map(stored -> SandboxJson.read(stored, Service.class));
    }

    List<Service> services() {
        var all = new ArrayList<Service>();
        var cursor = services.between(null, null);
        while (cursor.hasNext()) {
            cursor.next();
            all.add(SandboxJson.read(cursor.getValue(), Service.class));
        }
        return all;
    }

    Service write(Service service) {
        put(service);
        store.commit();
        return service;
    }

    private void put(Service service) {
        services.put(service.id(), SandboxJson.write(service));
    }

    void removeService(String id) {
        services.remove(id);
        store.commit();
    }

    /** @return whether nobody had drawn it before */
    synchronized boolean draw(String organization, String iuv) {
        String key = organization + '\n' + iuv;
        if (iuvs.containsKey(key)) {
            return false;
        }
        iuvs.put(key, "");
        store.commit();
        return true;
    }
}
