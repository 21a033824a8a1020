package carovana.tenants;

import carovana.tenants.Findings.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A document that is not taken: 422 with {@code errors}, one for each thing that is wrong. Each has the place three times,
 * as different clients look for it: {@code loc} (a list behind "body"), {@code pointer} (RFC 6901) and {@code field}.
 */
final class Refused extends ErrorResponseException {

    Refused(Place place, String type, String sentence) {
        this(List.of(new Finding(place, type, sentence)));
    }

    Refused(List<Finding> faults) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, problem(faults), null);
    }

    private static ProblemDetail problem(List<Finding> faults) {
        var first = faults.get(0);
        var told = (first.place().steps().isEmpty() ? "" : first.place().field() + ": ") + first.sentence();
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                faults.size() == 1
                        ? told
                        : "%d things are wrong, see errors. The first: %s".formatted(faults.size(), told));
        problem.setProperty("errors", faults.stream().map(Refused::error).toList());
        return problem;
    }

    private static Map<String, Object> error(Finding fault) {
        var loc = new ArrayList<Object>();
        loc.add("body");
        loc.addAll(fault.place().steps());
        var error = new LinkedHashMap<String, Object>();
        error.put("loc", loc);
        error.put("msg", fault.sentence());
        error.put("type", fault.type());
        error.put("pointer", fault.place().pointer());
        error.put("field", fault.place().field());
        return error;
    }
}
