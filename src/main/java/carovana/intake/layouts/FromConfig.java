package carovana.intake.layouts;

import carovana.ledger.tenants.NamedConfig;
import carovana.positions.ConfigUse;
import carovana.positions.Metadata;
import carovana.positions.Organization;
import carovana.positions.PaymentTerms;
import carovana.positions.PaymentTerms.Beneficiary;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a payment config gives to one payment where the file says nothing; remembers what was taken of it, and what the file
 * said itself.
 */
final class FromConfig {

    private static final PaymentTerms NOTHING =
            new PaymentTerms(false, null, null, null, null, null, null, List.of(), List.of());

    /** Where no config is named. */
    static final FromConfig NONE = new FromConfig(null);

    private final NamedConfig config;
    private final PaymentTerms terms;
    private final List<String> given = new ArrayList<>(10);
    private final List<String> said = new ArrayList<>(4);

    FromConfig(NamedConfig config) {
        this.config = config;
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
        return either("description", written, terms.reason());
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
        return either("companyName", written, config == null ? null : config.tenantName());
    }

    String office(String written) {
        return either("officeName", written, terms.office());
    }

    /** @return who gets the money; null when it is the organization itself */
    Beneficiary beneficiary(Organization organization) {
        var beneficiary = terms.beneficiary();
        return beneficiary == null || beneficiary.fiscalCode().equals(organization.fiscalCode())
                ? null
                : given("beneficiary", beneficiary);
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
