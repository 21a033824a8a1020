package carovana.sandbox.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a report: one for each status and message (pagoPA's massive upload), with the trouble that was ordered. */
final class ReportLines {

    private ReportLines() {}

    static List<Line> of(Upload upload, List<Line> asTheyCame) {
        List<Line> lines = joined(asTheyCame);
        if (!upload.isFinished() || upload.trouble == null) {
            return lines;
        }
        return switch (upload.trouble) {
            case REPORT_PARTIAL -> halved(lines);
            case CONTRADICTORY -> contradicted(upload.operation, lines);
            default -> lines;
        };
    }

    private static List<Line> joined(List<Line> asTheyCame) {
        var joined = new LinkedHashMap<Map.Entry<Integer, String>, Line>();
        for (Line line : asTheyCame) {
            joined.computeIfAbsent(
                            Map.entry(line.status(), line.message()),
                            same -> new Line(line.status(), line.message(), new ArrayList<>()))
                    .iupds()
                    .addAll(line.iupds());
        }
        return List.copyOf(joined.values());
    }

    /** Every second position is left out, the first one first; a line that is left with none goes too. */
    private static List<Line> halved(List<Line> lines) {
        var left = new ArrayList<Line>();
        int number = 0;
        for (Line line : lines) {
            var iupds = new ArrayList<String>();
            for (String iupd : line.iupds()) {
                if (number++ % 2 == 1) {
                    iupds.add(iupd);
                }
            }
            if (!iupds.isEmpty()) {
                left.add(new Line(line.status(), line.message(), iupds));
            }
        }
        return left;
    }

    /** The first position of the report is told a second time, with the opposite of its status. */
    private static List<Line> contradicted(Operation operation, List<Line> lines) {
        Line first = lines.get(0);
        var opposite = first.isBad()
                ? new Line(operation.good, operation.done, List.of(first.iupds().get(0)))
                : new Line(
                        500,
                        "Internal Server Error: operation not completed",
                        List.of(first.iupds().get(0)));
        var all = new ArrayList<>(lines);
        all.add(opposite);
        return all;
    }
}
