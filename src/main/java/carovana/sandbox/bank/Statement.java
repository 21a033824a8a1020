package carovana.sandbox.bank;

import carovana.sandbox.BusinessDays;
import carovana.sandbox.Euro;
import carovana.sandbox.flows.Flow;
import carovana.sandbox.flows.FlowBook;
import carovana.sandbox.flows.FlowLine;
import carovana.sandbox.node.Psp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a bank tells of the credits for the flows of a day. It keeps nothing: the same question has the same answer. */
final class Statement {

    private static final int REVOKED = 3;
    private static final long RENT = 45_000;

    private final Set<CreditTrouble> troubles;
    private final List<Movement> movements = new ArrayList<>();

    Statement(Set<CreditTrouble> troubles) {
        this.troubles = troubles;
    }

    List<Movement> movements() {
        return movements;
    }

    void add(Flow flow, FlowBook book) {
        if (has(CreditTrouble.MISSING)) {
            return;
        }
        if (has(CreditTrouble.SINGLE)) {
            book.linesOf(flow).stream().filter(line -> line.code() != REVOKED).forEach(line -> addSingle(flow, line));
            return;
        }
        long amount = (has(CreditTrouble.NET) ? flow.net : flow.total) + (has(CreditTrouble.WRONG_AMOUNT) ? 1 : 0);
        if (has(CreditTrouble.SPLIT)) {
            long first = amount * 3 / 5;
            add(flow, flow.regulationDate, first, "-1", remittance(flow.id));
            add(flow, BusinessDays.after(flow.regulationDate, 1), amount - first, "-2", remittance(flow.id));
        } else {
            add(flow, flow.regulationDate, amount, "", remittance(flow.id));
        }
        if (has(CreditTrouble.TWICE)) {
            add(flow, flow.regulationDate, amount, "-B", remittance(flow.id));
        }
    }

    private void addSingle(Flow flow, FlowLine line) {
        String tag = line.iuv().startsWith("RF") ? "RFS" : "RFB";
        String text = "/%s/%s/%s".formatted(tag, line.iuv(), Euro.text(line.amount()));
        add(flow, flow.regulationDate, line.amount(), "-" + (movements.size() + 1), text);
    }

    private void add(Flow flow, LocalDate date, long amount, String part, String text) {
        movements.add(new Movement(date, amount, flow.regulation + part, flow.psp.company(), text));
    }

    /** What has nothing to do with the flows. */
    void addOthers(LocalDate day) {
        LocalDate date = BusinessDays.after(day, 1);
        if (has(CreditTrouble.UNKNOWN_ID)) {
            String id = date + Psp.USUAL.id() + "-S000099999";
            movements.add(new Movement(date, 1234, "UNKNOWN" + date, Psp.USUAL.company(), remittance(id)));
        }
        if (has(CreditTrouble.NOT_PAGOPA)) {
            String text = "CANONE DI LOCAZIONE; SALA CIVICA";
            movements.add(new Movement(date, RENT, "RENT" + date, "Circolo \"La Bocciofila\"", text));
        }
        if (has(CreditTrouble.DEBIT)) {
            movements.add(new Movement(date, -RENT, "DEBIT" + date, "Comune", "MANDATO DI PAGAMENTO"));
        }
    }

    private String remittance(String id) {
        if (has(CreditTrouble.NO_TAG)) {
            return "BONIFICO A VOSTRO FAVORE";
        }
        String told = id;
        if (has(CreditTrouble.TRUNCATED_ID)) {
            told = id.substring(0, id.length() - 4);
        } else if (has(CreditTrouble.SPACED_ID)) {
            told = id.substring(0, 8) + " " + id.substring(8);
        }
        String text = has(CreditTrouble.WITH_TEXT) ? "/TXT/2" : "";
        String remittance = "/PUR/LGPE-RIVERSAMENTO" + text + "/URI/" + told;
        return has(CreditTrouble.DOTTED) ? remittance.substring(1).replace('/', '.') : remittance;
    }

    private boolean has(CreditTrouble trouble) {
        return troubles.contains(trouble);
    }
}
