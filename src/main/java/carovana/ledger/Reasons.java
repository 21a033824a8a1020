package carovana.ledger;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Sentences about an entry, each with the row it is about; row 0 is about the whole entry.
 * Kept in the ledger as text, a line each: the row, a tab, the sentence.
 */
public record Reasons(List<Reason> all) {

    public static final Reasons NONE = new Reasons(List.of());

    /** @param sentence column first, then the value, then what to do: {@code amount "x": …} */
    public record Reason(int row, String sentence) {}

    public Reasons {
        all = List.copyOf(all);
    }

    public static Reasons of(String sentence) {
        return new Reasons(List.of(new Reason(0, sentence)));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What a clerk reads beside that row: its own faults first, then which neighbours are at fault and why. */
    public String forRow(int row) {
        var own = all.stream().filter(each -> each.row == row || each.row == 0).map(Reason::sentence);
        var others = all.stream()
                .filter(each -> each.row != row && each.row != 0)
                .map(each -> "row " + each.row + ": " + each.sentence);
        return java.util.stream.Stream.concat(own, others).collect(Collectors.joining(" | "));
    }

    public String asText() {
        return all.stream()
                .map(each -> each.row + "\t" + each.sentence.replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    public static Reasons fromText(String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        return new Reasons(text.lines()
                .map(line -> {
                    int tab = line.indexOf('\t');
                    return new Reason(Integer.parseInt(line.substring(0, tab)), line.substring(tab + 1));
                })
                .toList());
    }
}
