package carovana.intake.layouts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first row of a CSV: which of its columns is which of ours, and under what name the clerk knows it. */
final class CsvHeader {

    /** Beneficiaries of one payment, the organization included (paForNode.xsd: at most five transfers). */
    static final int BENEFICIARIES = 5;

    private static final int NOWHERE = -1;
    private static final String BENEFICIARY = "transfer";

    private final List<String> names;
    private final int[][] places = new int[BENEFICIARIES + 1][Column.values().length];
    private final List<String> objections = new ArrayList<>();
    private int recognised;

    CsvHeader(List<String> names) {
        this.names = List.copyOf(names);
        for (var group : places) {
            Arrays.fill(group, NOWHERE);
        }
        var twice = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < names.size(); i++) {
            place(i, twice);
        }
        twice.forEach((column, spellings) -> objections.add(
                "The column %s is there more than once (%s): keep one of them, or give the others another name."
                        .formatted(column, String.join(", ", spellings))));
    }

    /** What is wrong with the header as a whole; empty when rows can be read. */
    List<String> objections() {
        if (recognised == 0) {
            return List.of(("The first row names none of the columns we know: it must hold the names of the columns,"
                            + " among them %s. Add it, or check that the file is a CSV.")
                    .formatted(told(Column.MANDATORY)));
        }
        var missing = mandatory().stream().filter(column -> !has(column)).toList();
        var all = new ArrayList<String>();
        if (!missing.isEmpty()) {
            all.add("%s missing: add %s to the first row: %s."
                    .formatted(
                            missing.size() == 1 ? "A mandatory column is" : "Mandatory columns are",
                            missing.size() == 1 ? "it" : "them",
                            told(missing)));
        }
        all.addAll(objections);
        return all;
    }

    /** Where rows say what they ask for, each also says what it needs for that; a config may give some of it. */
    private List<Column> mandatory() {
        if (has(Column.OPERATION)) {
            return List.of(Column.IUPD);
        }
        return Column.MANDATORY.stream()
                .filter(column -> !has(Column.CONFIG) || !Column.OF_A_CONFIG.contains(column))
                .toList();
    }

    int recognised() {
        return recognised;
    }

    int width() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    boolean has(Column column) {
        return place(column) != NOWHERE;
    }

    /** Where the column stands, from 0; -1 when the file has none. */
    int place(Column column) {
        return places[1][column.ordinal()];
    }

    /** Where a position's data stand: what we know, without its keys, what is asked for it and what we write. */
    int[] placesOfData() {
        return Arrays.stream(places)
                .flatMap(group -> Arrays.stream(Column.values())
                        .filter(column -> !Column.KEYS.contains(column) && !Column.OURS.contains(column))
                        .map(column -> group[column.ordinal()]))
                .mapToInt(Integer::intValue)
                .filter(at -> at != NOWHERE)
                .toArray();
    }

    /** @param beneficiary 2 to 5 */
    int place(int beneficiary, Column column) {
        return places[beneficiary][column.ordinal()];
    }

    boolean namesBeneficiary(int beneficiary) {
        return Column.OF_A_BENEFICIARY.stream().anyMatch(column -> place(beneficiary, column) != NOWHERE);
    }

    /** The name of a column as this file spells it; our own when it has none. */
    String spelling(int beneficiary, Column column) {
        int at = places[Math.max(1, beneficiary)][column.ordinal()];
        if (at != NOWHERE) {
            return names.get(at);
        }
        return beneficiary > 1 ? BENEFICIARY + beneficiary + "." + column.text() : column.text();
    }

    /** Whether this is an outcome that came back corrected: its cells carry our guard against formulas. */
    boolean isOutcome() {
        return has(Column.OUTCOME) && has(Column.REASONS);
    }

    private void place(int at, Map<String, List<String>> twice) {
        var name = names.get(at);
        int number = beneficiaryNumber(name);
        if (number == NOWHERE) {
            put(1, Column.named(name), at, twice);
            return;
        }
        var plain = Column.plain(name);
        var column = Column.ofBeneficiary(plain.substring(BENEFICIARY.length() + 1));
        if (number == 1) {
            objections.add("The column %s cannot be there: the first beneficiary is the organization itself, with what"
                            .formatted(name)
                    + " the others leave. Remove it.");
        } else if (number < 2 || number > BENEFICIARIES) {
            objections.add(
                    ("The column %s cannot be there: a payment has at most five beneficiaries, and the columns of"
                                    + " the further ones are transfer2. to transfer5. Remove it.")
                            .formatted(name));
        } else if (column == null) {
            objections.add("The column %s is nothing that a beneficiary has: choose among %s, or give it another name."
                    .formatted(name, told(Column.OF_A_BENEFICIARY)));
        } else {
            put(number, column, at, twice);
        }
    }

    private void put(int group, Column column, int at, Map<String, List<String>> twice) {
        if (column == null) {
            return;
        }
        recognised++;
        int before = places[group][column.ordinal()];
        if (before == NOWHERE) {
            places[group][column.ordinal()] = at;
            return;
        }
        var ours = group > 1 ? BENEFICIARY + group + "." + column.text() : column.text();
        twice.computeIfAbsent(ours, first -> new ArrayList<>(List.of(names.get(before))))
                .add(names.get(at));
    }

    /** The number after "transfer"; -1 when the name is not of a beneficiary. */
    private static int beneficiaryNumber(String name) {
        var plain = Column.plain(name);
        int from = BENEFICIARY.length();
        if (!plain.startsWith(BENEFICIARY) || plain.length() == from) {
            return NOWHERE;
        }
        int to = from;
        while (to < plain.length() && plain.charAt(to) >= '0' && plain.charAt(to) <= '9') {
            to++;
        }
        if (to == from) {
            return NOWHERE;
        }
        return to - from > 1 ? Integer.MAX_VALUE : plain.charAt(from) - '0';
    }

    private static String told(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::text).toList());
    }
}
