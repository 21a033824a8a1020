package carovana.intake.layouts;

import carovana.ledger.tenants.NamedConfig;
import carovana.positions.ConfigUse;
import carovana.positions.Metadata;
import carovana.positions.Organization;
import carovana.positions.PaymentTerms.Beneficiary;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What a payment config gives to one payment where the file says nothing; remembers what was taken of it. */
final class FromConfig {

    /** Where no config is named. */
    static final FromConfig NONE = new FromConfig(null);

    private final NamedConfig config;
    private final List<String> taken;

    FromConfig(NamedConfig config) {
        this.config = config;
        taken = config == null ? List.of() : new ArrayList<>(10);
    }

    boolean isStamp() {
        return config != null && config.terms().stamp();
    }

    /** @return cents, to be compared with what the file says; null when it gives none */
    Long price() {
        return config == null ? null : config.terms().amount();
    }

    Long amount() {
        return taken("amount", price());
    }

    String description() {
        return config == null ? null : taken("description", config.terms().reason());
    }

    LocalDateTime due(RomanDay days) {
        if (config == null || config.terms().days() == null) {
            return null;
        }
        return taken("dueDate", days.endIn(config.terms().days()));
    }

    /** Whether what it gives is only for so many days. */
    boolean gaveDue() {
        return taken.contains("dueDate");
    }

    String category() {
        return config == null ? null : taken("category", config.terms().category());
    }

    String company() {
        return config == null ? null : taken("companyName", config.tenantName());
    }

    String office() {
        return config == null ? null : taken("officeName", config.terms().office());
    }

    /** @return who gets the money; null when it is the organization itself */
    Beneficiary beneficiary(Organization organization) {
        var beneficiary = config == null ? null : config.terms().beneficiary();
        return beneficiary == null || beneficiary.fiscalCode().equals(organization.fiscalCode())
                ? null
                : taken("beneficiary", beneficiary);
    }

    /**
     * The account of a share that says none: the receiver's where it is the receiver's, the organization's where it is its
     * own. Nobody is paid on somebody else's.
     *
     * @param body who gets the share
     */
    String iban(String body, Organization organization) {
        var receiver = config == null ? null : config.terms().beneficiary();
        var iban = receiver == null || !receiver.fiscalCode().equals(body) ? null : taken("iban", receiver.iban());
        return iban == null && organization.fiscalCode().equals(body) ? filled(organization.iban()) : iban;
    }

    /** How the creditor books it, where that is what is paid. */
    List<Metadata> split(long amount) {
        boolean fits = config != null
                && config.terms().amount() != null
                && config.terms().amount() == amount;
        return fits ? config.terms().split() : List.of();
    }

    List<Metadata> marks() {
        return config == null ? List.of() : taken("metadata", config.terms().marks());
    }

    /** @return null when no config is named */
    ConfigUse use() {
        return config == null ? null : new ConfigUse(config.proxy(), config.id(), config.version(), taken);
    }

    static String filled(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private <T> T taken(String field, T value) {
        if (value != null && !taken.contains(field)) {
            taken.add(field);
        }
        return value;
    }
}
