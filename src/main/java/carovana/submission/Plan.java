package carovana.submission;

import carovana.ledger.Instruction;
import carovana.positions.Operation;
import carovana.upstream.gpd.GpdReply;
import java.util.Set;

/** How an operation is carried out: which call comes first, and what follows from each answer. */
interface Plan {

    /** The operations that it carries out. */
    Set<Operation> operations();

    Step first(Instruction instruction);

    /** @return the next {@link Step}, or the {@link carovana.ledger.Result} */
    Object next(Step done, GpdReply reply);
}
