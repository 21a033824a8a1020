package carovana.sandbox.node;

import java.util.Locale;

/** A bank, or whoever else takes payments: by its name, from which its identifier and tax code are made up. */
public record Psp(String id, String company, String taxCode) {

    public static final Psp USUAL = new Psp("PRVAITRR", "Banca di Prova", taxCode("PRVAITRR"));

    private static final int LONGEST = 11;

    /** @return null where a name has too little in it to make an identifier of */
    public static Psp named(String name) {
        if (name.equals(USUAL.company) || name.equals(USUAL.id)) {
            return USUAL;
        }
        String letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        String id = letters.substring(0, Math.min(LONGEST, letters.length()));
        return id.length() < 3 ? null : new Psp(id, name, taxCode(id));
    }

    /** An identifier that is a BIC is told as one. */
    public boolean hasBic() {
        return id.matches("[A-Z]{6}[A-Z0-9]{2}");
    }

    private static String taxCode(String id) {
        return "%011d".formatted(100 + Math.floorMod(id.hashCode(), 900));
    }
}
