package carovana.sandbox.flows;

import java.time.LocalDate;
import java.util.Set;

/**
 * Which flows are to be made, and what is to be wrong with them.
 *
 * @param organization the receiving organization, or null for all
 * @param psp          the identifier of a PSP, or null for all
 */
record Order(LocalDate day, String organization, String psp, Set<FlowTrouble> troubles) {

    boolean wants(String receiver, String pspId) {
        return (organization == null || organization.equals(receiver)) && (psp == null || psp.equals(pspId));
    }

    boolean wants(Flow flow) {
        return wants(flow.organization, flow.psp.id());
    }

    boolean has(FlowTrouble trouble) {
        return troubles.contains(trouble);
    }

    boolean addsLines() {
        return troubles.stream().anyMatch(FlowTrouble::addsLine);
    }
}
