package carovana.intake.layouts;

import carovana.ledger.tenants.NamedConfig;
import carovana.positions.ConfigUse;
import carovana.positions.Metadata;
import carovana.positions.Organization;
import carovana.positions.PaymentTerms;
import carovana.positions.PaymentTerms.Beneficiary;
import carovana.positions.PlainText;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a payment config gives to one payment where the file says nothing; remembers what was taken of it, and what the file
 * said itself.
 */
final class FromConfig {

    private static final PaymentTerms NOTHING =
            new PaymentTerms(false, null, null, null, null, null, null, List.of(), List.of());

    /** Where no config is named. */
    static final FromConfig NONE = new FromConfig(null, null, null);

    /** Takes what is to be told of a field and its value. */
    interface Warnings {
        void warn(String field, String value, String advice);
    }

    private final NamedConfig config;
    private final PaymentTerms terms;
    private final Supplier<String> description;
    private final Warnings warnings;
    private final List<String> given = new ArrayList<>(10);
    private final List<String> said = new ArrayList<>(4);

    /** @param description for a payment that neither the file nor the config describes */
    FromConfig(NamedConfig config, Supplier<String> description, Warnings warnings) {
        this.config = config;
        this.description = description;
        this.warnings = warnings;
        terms = config == null ? NOTHING : config.terms();
    }

    boolean isStamp() {
        return terms.stamp();
    }

    /** @return cents, to be compared with what the file says; null when it gives none */
    Long price() {
        return terms.amount();
    }

    Long amount() {
        return given("amount", terms.amount());
    }

    String description(String written) {
        var found = either("description", written, terms.reason());
        return found == null && config != null ? description.get() : found;
    }

    LocalDateTime due(LocalDateTime written, RomanDay days) {
        return either("dueDate", written, terms.days() == null ? null : days.endIn(terms.days()));
    }

    /** Whether what it gives is only for so many days. */
    boolean gaveDue() {
        return given.contains("dueDate");
    }

    String category(String written) {
        return either("category", written, terms.category());
    }

    String company(String written) {
        return written == null && config != null
                ? given("companyName", shortened("companyName", "companyName", config.tenantName(), "the tenant's"))
                : either("companyName", written, null);
    }

    String office(String written) {
        return either("officeName", written, terms.office());
    }

    /** @return who gets the money; null when it is the organization itself */
    Beneficiary beneficiary(Organization organization) {
        var receiver = terms.beneficiary();
        if (receiver == null || receiver.fiscalCode().equals(organization.fiscalCode())) {
            return null;
        }
        var name = shortened("beneficiary", "config", receiver.name(), "the receiver's");
        return given("beneficiary", new Beneficiary(receiver.fiscalCode(), name, receiver.iban()));
    }

    /**
     * The account of a share that says none: the receiver's where it is the receiver's, the organization's where it is its
     * own. Nobody is paid on somebody else's.
     *
     * @param body who gets the share
     */
    String iban(String body, Organization organization) {
        var receiver = terms.beneficiary();
        var iban = receiver == null || !receiver.fiscalCode().equals(body) ? null : given("iban", receiver.iban());
        return iban == null && organization.fiscalCode().equals(body) ? filled(organization.iban()) : iban;
    }

    /** How the creditor books it, where that is what is paid. */
    List<Metadata> split(long amount) {
        boolean fits = terms.amount() != null
                && terms.amount() == amount
                && !terms.split().isEmpty();
        return fits ? given("split", terms.split()) : List.of();
    }

    List<Metadata> marks() {
        return given("metadata", terms.marks());
    }

    /** What the file says itself is not the config's, then and later on. */
    void says(String field) {
        note(said, field);
    }

    /** @return what the file says of one share, which may be nothing */
    <T> T says(int share, String field, T written) {
        if (written != null) {
            says(ConfigUse.ofShare(share, field));
        }
        return written;
    }

    /** @return null when no config is named */
    ConfigUse use() {
        return config == null ? null : new ConfigUse(config.proxy(), config.id(), config.version(), given, said);
    }

    static String filled(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private <T> T either(String field, T written, T otherwise) {
        if (written == null) {
            return given(field, otherwise);
        }
        says(field);
        return written;
    }

    private String shortened(String taken, String field, String name, String whose) {
        var shortened = PlainText.shortened(name);
        if (shortened != name && !given.contains(taken)) {
            warnings.warn(
                    field,
                    name,
                    "%s name has %d characters, of which the first 140 are sent: write a shorter one there"
                            .formatted(whose, name.length()));
        }
        return shortened;
    }

    private <T> T given(String field, T value) {
        if (value != null) {
            note(given, field);
        }
        return value;
    }

    private void note(List<String> fields, String field) {
        if (config != null && !fields.contains(field)) {
            fields.add(field);
        }
    }
}
