package carovana.sandbox.flows;

/** A call that FdR refuses, with its code (pagoPA's FdR). */
final class FdrRefusal extends RuntimeException {

    final int status;
    final String code;
    final String path;

    private FdrRefusal(int status, String code, String path, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.path = path;
    }

    static FdrRefusal value(String path, String message) {
        return new FdrRefusal(400, "FDR-1000", path, message);
    }

    static FdrRefusal unreadable(String path, String value) {
        return new FdrRefusal(400, "FDR-1002", path, "Value [%s] of [%s] is not readable".formatted(value, path));
    }

    static FdrRefusal unknownPsp(String psp) {
        return new FdrRefusal(400, "FDR-2000", null, "Psp [%s] unknown".formatted(psp));
    }

    static FdrRefusal unknownOrganization(String organization) {
        return new FdrRefusal(400, "FDR-2008", null, "Creditor institution [%s] unknown".formatted(organization));
    }

    static FdrRefusal unknownFlow(String fdr) {
        return new FdrRefusal(404, "FDR-3001", null, "Fdr [%s] not found".formatted(fdr));
    }

    static FdrRefusal nameWithoutDate(String fdr) {
        return new FdrRefusal(400, "FDR-3008", null, "Fdr [%s] has a wrong date in its name".formatted(fdr));
    }

    static FdrRefusal nameWithoutPsp(String fdr) {
        return new FdrRefusal(400, "FDR-3009", null, "Fdr [%s] has a wrong name".formatted(fdr));
    }
}
