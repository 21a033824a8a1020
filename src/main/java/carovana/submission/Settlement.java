package carovana.submission;

import carovana.ledger.Instruction;
import carovana.ledger.Result;
import carovana.positions.Operation;
import carovana.upstream.gpd.GpdReply;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Leads an instruction from call to call until it has its result. */
@Component("settlement")
public class Settlement {

    private final Map<Operation, Plan> plans = new EnumMap<>(Operation.class);
    private final Verdicts verdicts;

    Settlement(List<Plan> plans, Verdicts verdicts) {
        plans.forEach(plan -> plan.operations().forEach(operation -> this.plans.put(operation, plan)));
        this.verdicts = verdicts;
    }

    public Step first(Instruction instruction) {
        return plans.get(instruction.operation()).first(instruction);
    }

    /** @return the next {@link Step}, or the {@link Result} */
    public Object next(Step done, GpdReply reply) {
        return plans.get(done.instruction().operation()).next(done, reply);
    }

    /** Nothing came back at all. */
    public Result away(Instruction instruction, Exception exception) {
        return verdicts.away(instruction, exception);
    }
}
