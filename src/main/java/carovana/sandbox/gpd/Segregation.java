package carovana.sandbox.gpd;

import java.util.List;
import java.util.regex.Pattern;

/** The first two digits of the IUVs a caller may touch; no codes, no restriction (pagoPA's gateway). */
record Segregation(List<String> codes) {

    private static final String SHAPE = "\\d{2}(,\\d{2})*";
    private static final Pattern PATTERN = Pattern.compile(SHAPE);

    static Segregation of(String operation, String text) {
        if (text == null) {
            return new Segregation(List.of());
        }
        if (!PATTERN.matcher(text).matches()) {
            throw GpdRefusal.badRequest("%s.segregationCodes: must match \"%s\"".formatted(operation, SHAPE));
        }
        return new Segregation(List.of(text.split(",")));
    }

    boolean isOpen() {
        return codes.isEmpty();
    }

    boolean covers(String iuv) {
        return isOpen() || codes.stream().anyMatch(iuv::startsWith);
    }

    /** The core looks at the first option only, and stumbles where there is none to look at. */
    void admit(Position position) {
        if (isOpen()) {
            return;
        }
        if (position.paymentOption.isEmpty()) {
            throw GpdRefusal.unexpected("Index 0 out of bounds for length 0");
        }
        if (position.paymentOption.get(0).iuv.length() < 2) {
            throw GpdRefusal.unexpected("begin 0, end 2, length 1");
        }
        if (!covers(position.paymentOption.get(0).iuv)) {
            throw GpdRefusal.forbidden(position.organizationFiscalCode, position.iupd);
        }
    }

    /** In a NAV the code stands behind the auxiliary digit. */
    void admitNotice(String organization, String nav) {
        if (!isOpen() && (nav.length() < 3 || !covers(nav.substring(1)))) {
            throw GpdRefusal.noticeForbidden(organization);
        }
    }
}
