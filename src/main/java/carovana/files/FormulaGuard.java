package carovana.files;

/**
 * Keeps a spreadsheet from running a cell as a formula. A guarded cell has an apostrophe in front; a cell that looks
 * guarded already gets another one, so that taking one away always gives back what was there.
 */
public final class FormulaGuard {

    private FormulaGuard() {}

    public static String guard(String cell) {
        return runs(cell, afterApostrophes(cell)) ? "'" + cell : cell;
    }

    public static String unguard(String cell) {
        return !cell.isEmpty() && cell.charAt(0) == '\'' && runs(cell, afterApostrophes(cell))
                ? cell.substring(1)
                : cell;
    }

    private static int afterApostrophes(String cell) {
        int at = 0;
        while (at < cell.length() && cell.charAt(at) == '\'') {
            at++;
        }
        return at;
    }

    private static boolean runs(String cell, int from) {
        if (from >= cell.length()) {
            return false;
        }
        return switch (cell.charAt(from)) {
            case '=', '@', '\t', '\r', '\n' -> true;
            case '+', '-' -> !isNumber(cell, from + 1);
            default -> false;
        };
    }

    /** Digits first, then nothing but what stands between digits in an amount or a telephone number. */
    private static boolean isNumber(String cell, int from) {
        if (from >= cell.length() || !isDigit(cell.charAt(from))) {
            return false;
        }
        for (int i = from + 1; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (!isDigit(c) && c != ' ' && c != '.' && c != ',' && c != '-' && c != '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
