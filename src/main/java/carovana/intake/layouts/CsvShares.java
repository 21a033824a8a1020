package carovana.intake.layouts;

import carovana.positions.Organization;
import carovana.positions.PlainText;
import carovana.positions.Transfer;
import java.util.ArrayList;
import java.util.List;

/** Divides a payment: the further beneficiaries take what their columns say, the organization what is left. */
final class CsvShares {

    private static final Column[] PARTS = Column.OF_A_BENEFICIARY.toArray(new Column[0]);

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

    /** @param total of the payment, cents; 0 when it could not be read */
    List<Transfer> read(int option, long total, String description, String company) {
        var category = cells.text(Column.CATEGORY);
        if (category == null) {
            category = filled(organization.category());
        }
        if (category == null) {
            cells.missing(1, Column.CATEGORY, option, "write the taxonomy code, such as 9/0101100IM/");
        }
        var iban = cells.code(1, Column.IBAN);
        if (iban == null) {
            iban = filled(organization.iban());
        }
        if (iban == null) {
            cells.missing(1, Column.IBAN, option, "write the account that the money goes to");
        }
        var remittance = cells.text(Column.REMITTANCE_INFORMATION);
        if (remittance == null) {
            remittance = description;
        }
        var postal = cells.code(1, Column.POSTAL_IBAN);
        if (last == 1) {
            return List.of(first(company, total, remittance, category, iban, postal));
        }
        var further = further(option, remittance, category, iban);
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
        }
        var all = new ArrayList<Transfer>(further.size() + 1);
        all.add(first(company, left, remittance, category, iban, postal));
        all.addAll(further);
        return all;
    }

    private Transfer first(
            String company, long amount, String remittance, String category, String iban, String postal) {
        return new Transfer(
                1, organization.fiscalCode(), company, amount, remittance, category, iban, postal, null, null);
    }

    private List<Transfer> further(int option, String remittance, String category, String iban) {
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
            all.add(share(number, option, remittance, category, iban));
        }
        return all;
    }

    private Transfer share(int number, int option, String remittance, String category, String iban) {
        var body = cells.code(number, Column.ORGANIZATION_FISCAL_CODE);
        if (body == null) {
            cells.missing(
                    number, Column.ORGANIZATION_FISCAL_CODE, option, "write the fiscal code of who gets this share");
        }
        boolean ours = organization.fiscalCode().equals(body);
        var itsIban = cells.code(number, Column.IBAN);
        if (itsIban == null && ours) {
            itsIban = iban;
        } else if (itsIban == null) {
            cells.missing(number, Column.IBAN, option, "another organization's share needs its own account");
        }
        var itsCategory = cells.text(number, Column.CATEGORY);
        if (itsCategory == null && ours) {
            itsCategory = category;
        } else if (itsCategory == null) {
            cells.missing(number, Column.CATEGORY, option, "another organization's share needs its own taxonomy code");
        }
        var itsRemittance = cells.text(number, Column.REMITTANCE_INFORMATION);
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

    private static String filled(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static String euro(long cents) {
        return "%d,%02d".formatted(cents / 100, cents % 100);
    }
}
