package carovana.reconciliation.seen;

import carovana.files.Home;
import carovana.files.WholeFile;
import carovana.ledger.payments.AnomalyPages;
import carovana.ledger.payments.FlowPages;
import carovana.ledger.payments.MissedReceipts;
import carovana.ledger.payments.Totals;
import carovana.positions.Organization;
import carovana.positions.Organizations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Leaves the report of the day in {@code outbox/<organization>/reconciliation/}, a page and a spreadsheet; written again
 * whenever it is asked for on the same day.
 */
@Component("reconciliationReport")
public class ReconciliationReport {

    private static final int FAILING = 50;

    private final Home home;
    private final Organizations organizations;
    private final ReportSettings settings;
    private final Totals totals;
    private final AnomalyPages anomalies;
    private final FlowPages flows;
    private final MissedReceipts missed;
    private final Clock clock;

    ReconciliationReport(
            Home home,
            Organizations organizations,
            ReportSettings settings,
            Totals totals,
            AnomalyPages anomalies,
            FlowPages flows,
            MissedReceipts missed,
            Clock clock) {
        this.home = home;
        this.organizations = organizations;
        this.settings = settings;
        this.totals = totals;
        this.anomalies = anomalies;
        this.flows = flows;
        this.missed = missed;
        this.clock = clock;
    }

    /**
     * @throws IllegalArgumentException for an organization that is not configured
     * @throws IOException when a file cannot be written
     */
    public void write(String organization) throws IOException {
        var report = report(organizations
                .find(organization)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Organization %s is not in carovana.organizations".formatted(organization))));
        var folder = Files.createDirectories(home.outbox(organization).resolve("reconciliation"));
        var day = report.summary().to();
        WholeFile.write(folder.resolve(day + ".csv"), out -> ReportSheet.write(report, anomalies, out));
        WholeFile.write(
                folder.resolve(day + ".html"),
                out -> out.write(ReportPage.of(report).getBytes(StandardCharsets.UTF_8)));
    }

    private DailyReport report(Organization organization) {
        var code = organization.fiscalCode();
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Asking.ITALY);
        var days = new Asking.Days(today.minusDays(settings.days()), today);
        return new DailyReport(
                organization,
                now,
                Summary.of(code, days, today, totals),
                totals.paid(code, days.from(), days.to()),
                anomalies.worst(code, settings.anomalies()),
                totals.known(code),
                flows.failing(code, FAILING),
                missed.of(code, FAILING));
    }
}
