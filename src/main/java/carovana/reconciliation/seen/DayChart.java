package carovana.reconciliation.seen;

import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Totals.Paid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The payments of each day as a column, as far as they have come; plain SVG without a script. */
final class DayChart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 230;
    private static final int LEFT = 96;
    private static final int TOP = 14;
    private static final int BOTTOM = 46;
    private static final int FIELD = HEIGHT - TOP - BOTTOM;

    /** Days between two dates below the columns, so that they do not touch. */
    private static final int LABELS = 9;

    private static final List<Part> PARTS = List.of(
            new Part("reconciled", "credited by the bank", each -> each.state() == PaymentState.RECONCILED),
            new Part(
                    "reported",
                    "reported in a flow",
                    each -> each.state() == PaymentState.REPORTED || each.state() == PaymentState.REPORTED_NO_RECEIPT),
            new Part("paid", "paid, not reported yet", each -> each.state() == PaymentState.PAID),
            new Part("mismatch", "does not add up", each -> each.state() == PaymentState.MISMATCH));

    private record Part(String name, String words, Predicate<Paid> which) {}

    private final Summary summary;
    private final List<Paid> paid;
    private final long most;
    private final StringBuilder svg = new StringBuilder();

    private DayChart(Summary summary, List<Paid> paid) {
        this.summary = summary;
        this.paid = paid;
        this.most = roundedUp(summary.from()
                .datesUntil(summary.to().plusDays(1))
                .mapToLong(
                        day -> PARTS.stream().mapToLong(part -> of(day, part)).sum())
                .max()
                .orElse(0));
    }

    static String of(DailyReport report) {
        return new DayChart(report.summary(), report.paid()).drawn();
    }

    private String drawn() {
        svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Payments by day, euro\">%n"
                .formatted(WIDTH, HEIGHT));
        for (int quarter = 0; quarter <= 4; quarter += 2) {
            line(most * quarter / 4);
        }
        var days = summary.from().datesUntil(summary.to().plusDays(1)).toList();
        double step = (double) (WIDTH - LEFT) / days.size();
        int every = Math.max(1, (days.size() + LABELS - 1) / LABELS);
        for (int i = 0; i < days.size(); i++) {
            column(days.get(i), LEFT + i * step, step * 0.72);
            // counted from the last day, which is the one that matters
            if ((days.size() - 1 - i) % every == 0) {
                svg.append("<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>%n"
                        .formatted(
                                point(LEFT + i * step + step * 0.36),
                                HEIGHT - BOTTOM + 16,
                                Italian.day(days.get(i)).substring(0, 5)));
            }
        }
        legend();
        return svg.append("</svg>").toString();
    }

    private void line(long cents) {
        var y = point(y(cents));
        svg.append("<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%s\" y2=\"%s\"/>".formatted(LEFT, WIDTH, y, y));
        svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s €</text>%n"
                .formatted(LEFT - 8, point(y(cents) + 4), Italian.euro(cents)));
    }

    private void column(LocalDate day, double x, double width) {
        long below = 0;
        for (var part : PARTS) {
            long cents = of(day, part);
            if (cents > 0) {
                svg.append(("<rect class=\"%s-bar\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">"
                                + "<title>%s: %s €, %s</title></rect>%n")
                        .formatted(
                                part.name(),
                                point(x),
                                point(y(below + cents)),
                                point(width),
                                point(y(below) - y(below + cents)),
                                Italian.day(day),
                                Italian.euro(cents),
                                part.words()));
                below += cents;
            }
        }
    }

    private void legend() {
        int x = LEFT;
        for (var part : PARTS) {
            svg.append(
                    "<rect class=\"%s-bar\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\"/><text x=\"%d\" y=\"%d\">%s</text>%n"
                            .formatted(part.name(), x, HEIGHT - 16, x + 18, HEIGHT - 6, part.words()));
            x += 185;
        }
    }

    private long of(LocalDate day, Part part) {
        return paid.stream()
                .filter(each -> each.day().equals(day) && part.which().test(each))
                .mapToLong(Paid::amount)
                .filter(cents -> cents > 0)
                .sum();
    }

    private double y(long cents) {
        return TOP + FIELD - FIELD * (double) cents / most;
    }

    /** To the next 1, 2 or 5 with noughts behind it, so that the lines bear round figures; at least 1 euro. */
    private static long roundedUp(long cents) {
        long unit = 100;
        while (true) {
            for (long times : new long[] {1, 2, 4}) {
                if (unit * times >= cents) {
                    return unit * times;
                }
            }
            unit = Math.multiplyExact(unit, 10);
        }
    }

    private static String point(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString()
                .toLowerCase(Locale.ROOT);
    }
}
