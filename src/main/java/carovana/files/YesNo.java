package carovana.files;

import java.util.Locale;

/** Reads the ways a clerk says yes and no. */
public final class YesNo {

    private YesNo() {}

    /** @param text trimmed; empty is no, for whoever marks the yes with an x and leaves the rest blank */
    public static boolean parse(String text) throws Unreadable {
        return switch (text) {
            case "true", "1", "x", "X", "sì", "si" -> true;
            case "false", "0", "no", "" -> false;
            default ->
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "sì", "si", "si'", "vero" -> true;
                    case "false", "no", "falso" -> false;
                    default -> throw new Unreadable("is neither yes nor no: write true or false, sì or no");
                };
        };
    }
}
