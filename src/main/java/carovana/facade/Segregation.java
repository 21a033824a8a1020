package carovana.facade;

import carovana.positions.DebtPosition;
import java.util.List;
import java.util.regex.Pattern;

/** The first two digits of the IUVs that a call may touch; no codes, no restriction. */
record Segregation(List<String> codes) {

    private static final String SHAPE = "\\d{2}(,\\d{2})*";
    private static final Pattern PATTERN = Pattern.compile(SHAPE);

    /** @param operation as GPD calls it */
    static Segregation of(String operation, String given) {
        if (given == null) {
            return new Segregation(List.of());
        }
        if (!PATTERN.matcher(given).matches()) {
            throw Refusal.badRequest("%s.segregationCodes: must match \"%s\"".formatted(operation, SHAPE));
        }
        return new Segregation(List.of(given.split(",")));
    }

    boolean isOpen() {
        return codes.isEmpty();
    }

    /** GPD looks at the first way to pay only. */
    void admit(DebtPosition position) {
        if (!isOpen()
                && !position.options().isEmpty()
                && codes.stream().noneMatch(position.options().get(0).iuv()::startsWith)) {
            throw Refusal.segregated(position.organization(), position.iupd());
        }
    }

    @Override
    public String toString() {
        return String.join(",", codes);
    }
}
