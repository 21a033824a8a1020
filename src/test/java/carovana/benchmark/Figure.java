package carovana.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** What several rounds came to: the median, with the least and the most. */
record Figure(double median, double least, double most) {

    static Figure of(double... rounds) {
        var sorted = rounds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Figure(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Round by round, so that a neighbour who takes the machine for a while disturbs both sides alike. */
    static Figure ratio(double[] above, double[] below) {
        var ratios = new double[above.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = above[i] / below[i];
        }
        return of(ratios);
    }

    /** So many things a second, from the seconds of each round. */
    static Figure rates(int things, double[] seconds) {
        return of(Arrays.stream(seconds).map(each -> things / each).toArray());
    }

    Figure over(double whole) {
        return new Figure(median / whole, least / whole, most / whole);
    }

    String whole() {
        return text("%,.0f");
    }

    String text() {
        return text("%.2f");
    }

    private String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + "–" + format + ")", median, least, most);
    }
}
