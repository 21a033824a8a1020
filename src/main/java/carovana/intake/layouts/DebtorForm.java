package carovana.intake.layouts;

import carovana.positions.Debtor;

/** Tells persons and bodies apart by the form of their code, when nobody said. */
final class DebtorForm {

    private DebtorForm() {}

    /** @return F for 16 characters and for ANONIMO (which no body may be), G for 11 digits, else null */
    static Debtor.Type of(String code) {
        if (code == null) {
            return null;
        }
        if (code.length() == 16 || code.equals("ANONIMO")) {
            return Debtor.Type.F;
        }
        if (code.length() != 11) {
            return null;
        }
        for (int i = 0; i < 11; i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return null;
            }
        }
        return Debtor.Type.G;
    }
}
