package carovana.intake.layouts;

import carovana.positions.Organization;
import carovana.positions.PaymentOption;
import carovana.positions.Transfer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The rows of one position as ways to pay it: each row is one. */
final class CsvPayments {

    private record Payment(
            int row,
            String iuv,
            long amount,
            String description,
            Boolean partial,
            LocalDateTime due,
            LocalDateTime retention,
            List<Transfer> transfers,
            FromConfig config) {}

    private final CsvHeader header;
    private final CsvCells cells;
    private final Faults faults;
    private final CsvConfigs configs;
    private final CsvShares shares;
    private final Organization organization;
    private final RomanDay days;
    private final List<Payment> payments = new ArrayList<>();

    CsvPayments(
            CsvHeader header,
            Organization organization,
            CsvCells cells,
            Faults faults,
            CsvConfigs configs,
            RomanDay days) {
        this.header = header;
        this.organization = organization;
        this.configs = configs;
        this.days = days;
        this.cells = cells;
        this.faults = faults;
        shares = new CsvShares(header, organization, cells);
    }

    void begin() {
        payments.clear();
    }

    int size() {
        return payments.size();
    }

    /** The row of a payment, or that one when there is no such payment. */
    int row(int option, int otherwise) {
        return option >= 0 && option < payments.size() ? payments.get(option).row : otherwise;
    }

    /**
     * @param company the creditor's name, for its share; null when the file does not say it
     * @param province where the debtor lives; may be null
     */
    void read(int row, String company, String province) {
        int option = payments.size();
        var config = configs.named(row, option);
        var description = config.description(cells.text(Column.DESCRIPTION));
        if (description == null) {
            cells.missing(1, Column.DESCRIPTION, option, "write what is to be paid");
        }
        long amount = configs.amount(config, row, option);
        var due = config.due(cells.lastSecond(Column.DUE_DATE), days);
        if (due == null) {
            cells.missing(1, Column.DUE_DATE, option, "write a day such as 2026-12-16 or 16/12/2026");
        }
        var partial = cells.yesNo(Column.IS_PARTIAL_PAYMENT);
        var retention = cells.lastSecond(Column.RETENTION_DATE);
        var iuv = cells.text(Column.IUV);
        var name = config.company(company);
        var transfers =
                shares.read(option, amount, description, name == null ? organization.name() : name, config, province);
        payments.add(new Payment(row, iuv, amount, description, partial, due, retention, transfers, config));
    }

    /** What the position as a whole is given: by the config of its first payment. */
    FromConfig config() {
        return payments.isEmpty() ? FromConfig.NONE : payments.get(0).config;
    }

    /** @param several whether the position has more than one row, and so is paid in instalments unless it says no */
    List<PaymentOption> options(boolean several) {
        var options = new ArrayList<PaymentOption>(payments.size());
        for (var each : payments) {
            boolean partial = each.partial == null ? several : each.partial;
            options.add(new PaymentOption(
                    each.iuv,
                    each.amount,
                    each.description,
                    partial,
                    each.due,
                    each.retention,
                    each.transfers,
                    each.config.marks(),
                    each.config.use()));
        }
        return options;
    }

    void refuseRepeated() {
        if (payments.size() < 2) {
            return;
        }
        record Instalment(long amount, LocalDateTime due, String description) {}
        var seen = new HashMap<Instalment, Integer>();
        for (var each : payments) {
            if (each.due == null || each.description == null || each.amount == 0) {
                continue;
            }
            var first = seen.putIfAbsent(new Instalment(each.amount, each.due, each.description), each.row);
            if (first != null) {
                faults.add(
                        each.row,
                        ("%s, %s, %s: the same instalment as row %d (amount, day and description): remove"
                                        + " one, or tell them apart by the description")
                                .formatted(
                                        header.spelling(1, Column.AMOUNT),
                                        header.spelling(1, Column.DUE_DATE),
                                        header.spelling(1, Column.DESCRIPTION),
                                        first));
            }
        }
    }
}
