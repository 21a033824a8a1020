package carovana.enrollments;

import carovana.enrollments.CurrentDeclarations.Current;
import carovana.enrollments.Difference.Kind;
import carovana.ledger.enrollments.EnrollmentStep.Outcome;
import carovana.upstream.gps.Enrollment;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** What an organization declared beside what GPS has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comparison(
        String organization,

        @Schema(description = "settings, or the file that declares it; absent when nothing was ever declared")
        String source,

        InstitutionView institution,
        List<Enrollment> declared,
        List<Enrollment> actual,
        Changes difference,

        @Schema(description = "services enrolled to that were never declared: left alone, unless removeForeign=true")
        List<String> foreign,

        @Schema(description = "why a declared service cannot be enrolled to, by its id")
        Map<String, String> objections,

        @Schema(description = "what was done at GPS, in this order; absent when nothing was asked for")
        List<Applied> applied,

        @Schema(description = "what to do, when GPS is still not as declared after it was changed")
        String note) {

    Comparison(String organization, Current current, Visit visit, boolean apply) {
        this(
                organization,
                current == null ? null : current.source(),
                InstitutionView.of(current, visit),
                current == null ? List.of() : current.declaration().enrollments(),
                visit.actual() == null ? List.of() : visit.actual().enrolled(),
                Changes.of(visit.difference()),
                visit.difference().foreign().stream().map(Enrollment::serviceId).toList(),
                visit.objections(),
                apply ? visit.done().stream().map(Applied::of).toList() : null,
                apply ? noteOn(current, visit) : null);
    }

    /** @param change ADD or CHANGE, where that must be done; absent where it is as declared */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InstitutionView(InstitutionState declared, InstitutionState actual, Kind change) {

        static InstitutionView of(Current current, Visit visit) {
            var declaration = current == null ? null : current.declaration();
            var actual = visit.actual();
            var kind = visit.difference().institution();
            return new InstitutionView(
                    declaration == null ? null : new InstitutionState(declaration.companyName(), declaration.status()),
                    actual == null ? null : new InstitutionState(actual.companyName(), actual.status()),
                    kind == Kind.NONE ? null : kind);
        }
    }

    public record InstitutionState(String companyName, String status) {}

    public record Changes(List<Enrollment> add, List<Enrollment> change, List<Enrollment> remove) {
        static Changes of(Difference difference) {
            return new Changes(difference.add(), difference.change(), difference.remove());
        }
    }

    /** @param serviceId absent when it was about the institution itself */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Applied(String what, String serviceId, Outcome outcome, String detail) {
        static Applied of(Visit.Done done) {
            return new Applied(done.errand().what().name(), done.errand().serviceId(), done.outcome(), done.detail());
        }
    }

    private static String noteOn(Current current, Visit visit) {
        if (current == null) {
            return "Nothing was ever declared for this organization, so nothing was changed";
        }
        var difference = visit.difference();
        if (difference.isEmpty()) {
            return null;
        }
        boolean refused = visit.done().stream().anyMatch(each -> each.outcome() == Outcome.REFUSED)
                || !visit.objections().isEmpty();
        return refused
                ? "Not everything could be done: see objections and applied, correct what they say and apply again"
                : "GPS has something else than was just written: somebody changed it at the same time, and the last one"
                        + " wins there. Look who it was, and apply again";
    }

    String summary() {
        return "%d changes, %d add, %d change, %d remove left"
                .formatted(
                        applied == null ? 0 : applied.size(),
                        difference.add().size(),
                        difference.change().size(),
                        difference.remove().size());
    }
}
