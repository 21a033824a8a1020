package carovana.intake.layouts;

import carovana.positions.Organization;
import carovana.positions.PlainText;
import carovana.positions.Stamp;
import carovana.positions.Transfer;
import java.util.ArrayList;
import java.util.List;

/** Divides a payment: the further beneficiaries take what their columns say, the organization what is left. */
final class CsvShares {

    private static final Column[] PARTS = Column.OF_A_BENEFICIARY.toArray(new Column[0]);

    /** The only type there is. */
    static final String STAMP = "01";

    private static final String REMITTANCE = "remittanceInformation";

    private final CsvHeader header;
    private final Organization organization;
    private final CsvCells cells;
    private final int last;

    CsvShares(CsvHeader header, Organization organization, CsvCells cells) {
        this.header = header;
        this.organization = organization;
        this.cells = cells;
        int highest = 1;
        for (int i = 2; i <= CsvHeader.BENEFICIARIES; i++) {
            highest = header.namesBeneficiary(i) ? i : highest;
        }
        last = highest;
    }

    /**
     * @param total of the payment, cents; 0 when it could not be read
     * @param province where the debtor lives; may be null
     */
    List<Transfer> read(
            int option, long total, String description, String company, FromConfig config, String province) {
        var category = config.category(cells.text(Column.CATEGORY));
        if (category == null) {
            category = FromConfig.filled(organization.category());
        }
        if (category == null) {
            cells.missing(1, Column.CATEGORY, option, "write the taxonomy code, such as 9/0101100IM/");
        }
        var stamp = stamp(option, config, province);
        var iban = iban(option, config, stamp);
        var remittance = config.says(1, REMITTANCE, cells.text(Column.REMITTANCE_INFORMATION));
        if (remittance == null) {
            remittance = description;
        }
        var postal = cells.code(1, Column.POSTAL_IBAN);
        if (last == 1) {
            return List.of(first(company, total, total, remittance, category, iban, postal, stamp, config));
        }
        boolean alike = stamp == null && config.beneficiary(organization) == null;
        var own = alike ? iban : config.iban(organization.fiscalCode(), organization);
        var further = further(option, remittance, category, own, config);
        long left = total;
        for (var each : further) {
            left -= each.amount();
        }
        if (total > 0 && left < 1) {
            cells.object(
                    -1,
                    1,
                    Column.AMOUNT,
                    option,
                    null,
                    ("the other beneficiaries take %s of %s: at least one cent" + " must be left for the organization")
                            .formatted(euro(total - left), euro(total)));
        } else if (config.isStamp() && total == config.price() && left != total) {
            cells.object(
                    -1,
                    1,
                    Column.AMOUNT,
                    option,
                    null,
                    "the other beneficiaries take %s of a revenue stamp that costs %s: leave them out, or make a position of their own for them"
                            .formatted(euro(total - left), euro(total)));
        }
        var all = new ArrayList<Transfer>(further.size() + 1);
        all.add(first(company, left, total, remittance, category, iban, postal, stamp, config));
        all.addAll(further);
        return all;
    }

    private Transfer first(
            String company,
            long amount,
            long total,
            String remittance,
            String category,
            String iban,
            String postal,
            Stamp stamp,
            FromConfig config) {
        var beneficiary = config.beneficiary(organization);
        return new Transfer(
                1,
                beneficiary == null ? organization.fiscalCode() : beneficiary.fiscalCode(),
                beneficiary == null ? company : beneficiary.name(),
                amount,
                remittance,
                category,
                iban,
                postal,
                stamp,
                config.split(total));
    }

    /** The account: the row's, the config's, or else the organization's own where the money is its own. */
    private String iban(int option, FromConfig config, Stamp stamp) {
        var iban = config.says(1, "iban", cells.code(1, Column.IBAN));
        if (iban != null || stamp != null) {
            return iban;
        }
        var beneficiary = config.beneficiary(organization);
        boolean ours = beneficiary == null;
        iban = config.iban(ours ? organization.fiscalCode() : beneficiary.fiscalCode(), organization);
        if (iban == null) {
            cells.missing(
                    1,
                    Column.IBAN,
                    option,
                    ours
                            ? "write the account that the money goes to"
                            : "the config gives the money to somebody else without an account: write it here or there");
        }
        return iban;
    }

    /** @return null when no stamp is bought */
    private Stamp stamp(int option, FromConfig config, String province) {
        if (config.isStamp()) {
            return new Stamp(
                    cells.text(Column.HASH_DOCUMENT),
                    STAMP,
                    firstOf(cells.text(Column.PROVINCIAL_RESIDENCE), province));
        }
        if (header.has(Column.HASH_DOCUMENT) && !cells.isEmpty(Column.HASH_DOCUMENT)) {
            cells.object(
                    -1,
                    1,
                    Column.HASH_DOCUMENT,
                    option,
                    null,
                    "only a row whose config is of payment_type stamp buys one: name such a config, or leave this out");
        }
        return null;
    }

    private static String firstOf(String said, String given) {
        return said == null ? given : said;
    }

    /** @param own the organization's account, for what further shares it has */
    private List<Transfer> further(int option, String remittance, String category, String own, FromConfig config) {
        var all = new ArrayList<Transfer>(last - 1);
        int empty = 0;
        for (int number = 2; number <= last; number++) {
            if (isEmpty(number)) {
                empty = empty == 0 ? number : empty;
                continue;
            }
            if (empty > 0) {
                cells.object(
                        -1,
                        number,
                        Column.AMOUNT,
                        option,
                        null,
                        "transfer%d is empty: fill the beneficiaries in order, without a gap".formatted(empty));
            }
            all.add(share(number, option, remittance, category, own, config));
        }
        return all;
    }

    private Transfer share(int number, int option, String remittance, String category, String own, FromConfig config) {
        var body = cells.code(number, Column.ORGANIZATION_FISCAL_CODE);
        if (body == null) {
            cells.missing(
                    number, Column.ORGANIZATION_FISCAL_CODE, option, "write the fiscal code of who gets this share");
        }
        boolean ours = organization.fiscalCode().equals(body);
        var itsIban = config.says(number, "iban", cells.code(number, Column.IBAN));
        if (itsIban == null && ours) {
            itsIban = own;
        } else if (itsIban == null) {
            cells.missing(number, Column.IBAN, option, "another organization's share needs its own account");
        }
        var itsCategory = config.says(number, "category", cells.text(number, Column.CATEGORY));
        if (itsCategory == null && ours) {
            itsCategory = category;
        } else if (itsCategory == null) {
            cells.missing(number, Column.CATEGORY, option, "another organization's share needs its own taxonomy code");
        }
        var itsRemittance = config.says(number, REMITTANCE, cells.text(number, Column.REMITTANCE_INFORMATION));
        return new Transfer(
                number,
                body,
                cells.text(number, Column.COMPANY_NAME),
                cells.amount(number),
                itsRemittance == null ? remittance : itsRemittance,
                itsCategory,
                itsIban,
                null,
                null,
                null);
    }

    private boolean isEmpty(int number) {
        for (var column : PARTS) {
            if (!PlainText.isEmpty(cells.raw(header.place(number, column)))) {
                return false;
            }
        }
        return true;
    }

    static String euro(long cents) {
        return "%d,%02d".formatted(cents / 100, cents % 100);
    }
}
