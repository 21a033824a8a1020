package carovana.positions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A position with nothing wrong, and ways to spoil one thing of it. All people and bodies are invented. */
final class Examples {

    static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 20, 12, 0);
    static final Clock CLOCK = Clock.fixed(NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    static final String IBAN = "IT60X0542811101000000123456";
    static final String POSTAL_IBAN = "IT74U0760103200000001013681";
    static final String HASH = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";
    static final String PROVINCE_BODY = "01199250158";

    static final Organization BUGLIANO =
            new Organization("99000000010", "Comune di Bugliano", IBAN, List.of(), "01", List.of(), null, false);

    private Examples() {}

    static PositionRules rules() {
        return rules(CheckSettings.defaults());
    }

    static PositionRules rules(CheckSettings settings) {
        return new PositionRules(CLOCK, settings, Taxonomy.carried());
    }

    static PositionRules rulesAt(Instant moment) {
        return new PositionRules(Clock.fixed(moment, ZoneOffset.UTC), CheckSettings.defaults(), Taxonomy.carried());
    }

    static Debtor maria() {
        return new Debtor(
                Debtor.Type.F,
                "RSSMRA85T10A562S",
                "Maria Rossi",
                "Via dei Tigli",
                "12/b",
                "56017",
                "Bugliano",
                "PI",
                null,
                "IT",
                "maria.rossi@example.org",
                "050 123456");
    }

    static Transfer share() {
        return new Transfer(
                1, "99000000010", null, 12_300, "TARI 2026 balance", "9/0101101IM/", IBAN, null, null, List.of());
    }

    static PaymentOption option(Transfer... transfers) {
        long sum = 0;
        for (var each : transfers) {
            sum += each.amount();
        }
        return new PaymentOption(
                "01000000000004285",
                sum,
                "TARI 2026",
                false,
                LocalDateTime.of(2026, 12, 31, 22, 59, 59),
                null,
                List.of(transfers),
                List.of());
    }

    static DebtPosition position() {
        return position(maria(), option(share()));
    }

    static DebtPosition position(Debtor debtor, PaymentOption... options) {
        return position("TARI-2026-1", debtor, null, options);
    }

    static DebtPosition position(String iupd, Debtor debtor, LocalDateTime validity, PaymentOption... options) {
        return new DebtPosition(
                "99000000010", iupd, debtor, "Comune di Bugliano", null, validity, false, true, true, List.of(options));
    }

    /** Maria with one column changed, by its name. */
    static DebtPosition withDebtor(String column, String value) {
        var maria = maria();
        var debtor = new Debtor(
                column.equals("debtorType") ? (value == null ? null : Debtor.Type.valueOf(value)) : maria.type(),
                column.equals("fiscalCode") ? value : maria.fiscalCode(),
                column.equals("fullName") ? value : maria.fullName(),
                column.equals("streetName") ? value : maria.streetName(),
                column.equals("civicNumber") ? value : maria.civicNumber(),
                column.equals("postalCode") ? value : maria.postalCode(),
                column.equals("city") ? value : maria.city(),
                column.equals("province") ? value : maria.province(),
                column.equals("region") ? value : null,
                column.equals("country") ? value : maria.country(),
                column.equals("email") ? value : maria.email(),
                column.equals("phone") ? value : maria.phone());
        return position(debtor, option(share()));
    }

    static PaymentOption withIuv(String iuv) {
        return option(share()).withIuv(iuv);
    }

    static PaymentOption withDates(LocalDateTime due, LocalDateTime retention) {
        var good = option(share());
        return new PaymentOption(
                good.iuv(),
                good.amount(),
                good.description(),
                false,
                due,
                retention,
                good.transfers(),
                good.metadata());
    }

    static PaymentOption withAmount(long amount, Transfer... transfers) {
        var good = option(transfers);
        return new PaymentOption(
                good.iuv(), amount, good.description(), false, good.due(), null, good.transfers(), good.metadata());
    }

    static PaymentOption withDescription(String description) {
        var good = option(share());
        return new PaymentOption(
                good.iuv(), good.amount(), description, false, good.due(), null, good.transfers(), good.metadata());
    }

    static PaymentOption withMetadata(List<Metadata> metadata) {
        var good = option(share());
        return new PaymentOption(
                good.iuv(), good.amount(), good.description(), false, good.due(), null, good.transfers(), metadata);
    }

    static Transfer to(String iban, String postalIban) {
        return new Transfer(
                1, "99000000010", null, 12_300, "TARI 2026 balance", "9/0101101IM/", iban, postalIban, null, List.of());
    }

    static Transfer of(String category) {
        return new Transfer(1, "99000000010", null, 12_300, "TARI 2026", category, IBAN, null, null, List.of());
    }

    static Transfer numbered(int number, String organization, String iban, String category) {
        return new Transfer(number, organization, null, 500, "TEFA 2026", category, iban, null, null, List.of());
    }

    static Transfer stamped(Stamp stamp, long amount, String iban) {
        return new Transfer(1, "99000000010", null, amount, "Stamp duty", "9/1201105IM/", iban, null, stamp, List.of());
    }

    static Organization bugliano(List<String> ibans, String segregationCode, List<String> accepted, boolean anonymous) {
        return new Organization(
                "99000000010", "Comune di Bugliano", null, ibans, segregationCode, accepted, null, anonymous);
    }

    static List<Objection> judge(DebtPosition position) {
        return rules().judge(position, BUGLIANO);
    }

    static List<Objection> judge(PaymentOption... options) {
        return judge(position(maria(), options));
    }

    static List<String> fields(List<Objection> objections) {
        var fields = new ArrayList<String>();
        objections.forEach(each -> fields.add(each.field()));
        return fields;
    }
}
