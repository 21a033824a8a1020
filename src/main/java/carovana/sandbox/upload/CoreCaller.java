package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import carovana.sandbox.control.Troubles;
import carovana.sandbox.gpd.CoreDoor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Hands positions to the core: all at once, and where that fails one by one (pagoPA's massive upload). */
@InSandbox
@Component
class CoreCaller {

    private static final CoreDoor.Answer AWAY = new CoreDoor.Answer(500, null);

    private final CoreDoor core;
    private final Troubles troubles;

    CoreCaller(CoreDoor core, Troubles troubles) {
        this.core = core;
        this.troubles = troubles;
    }

    /**
     * What the core made of some positions.
     *
     * @param lines  one for each status and message
     * @param failed those it could not work on, as they stood in the file
     */
    record Handed(List<Line> lines, List<String> failed) {}

    /** @param lastTry whether what the core fails on now is told as failed, and not kept for another try */
    Handed hand(Operation operation, String organization, List<String> positions, boolean lastTry) {
        if (answer(() -> together(operation, organization, positions)).isGood()) {
            List<String> iupds = positions.stream().map(CoreCaller::iupd).toList();
            return new Handed(List.of(new Line(operation.good, operation.done, iupds)), List.of());
        }
        Map<Map.Entry<Integer, String>, List<String>> told = new LinkedHashMap<>();
        var failed = new ArrayList<String>();
        for (String position : positions) {
            CoreDoor.Answer answer = answer(() -> alone(operation, organization, position));
            if (answer.status() >= 500 && !lastTry) {
                failed.add(position);
            } else {
                told.computeIfAbsent(Map.entry(answer.status(), message(operation, answer)), entry -> new ArrayList<>())
                        .add(iupd(position));
            }
        }
        List<Line> lines = told.entrySet().stream()
                .map(entry -> new Line(entry.getKey().getKey(), entry.getKey().getValue(), entry.getValue()))
                .toList();
        return new Handed(lines, failed);
    }

    private CoreDoor.Answer answer(Supplier<CoreDoor.Answer> call) {
        return troubles.failsNeighbours("gpd") ? AWAY : call.get();
    }

    private CoreDoor.Answer together(Operation operation, String organization, List<String> positions) {
        return switch (operation) {
            case CREATE -> core.createMany(organization, positions);
            case UPDATE -> core.updateMany(organization, positions);
            case DELETE ->
                core.deleteMany(
                        organization, positions.stream().map(CoreCaller::iupd).toList());
        };
    }

    private CoreDoor.Answer alone(Operation operation, String organization, String position) {
        return switch (operation) {
            case CREATE -> core.createOne(organization, position);
            case UPDATE -> core.updateOne(organization, position);
            case DELETE -> core.deleteOne(organization, iupd(position));
        };
    }

    /** A position is an object with a name, or, to be deleted, the bare name. */
    private static String iupd(String position) {
        var json = UploadJson.tree(position);
        return json.isTextual() ? json.asText() : json.path("iupd").asText();
    }

    /** The real report tells the core's own words for 400 only (pagoPA's massive upload). */
    private static String message(Operation operation, CoreDoor.Answer answer) {
        return switch (answer.status()) {
            case 200, 201 -> operation.done;
            case 400 -> answer.detail();
            case 403 -> "FORBIDDEN";
            case 404 -> "Debt position NOT FOUND";
            case 409 -> "Debt position IUPD or NAV/IUV already exists for organization code";
            case 500 -> "Internal Server Error: operation not completed";
            default -> HttpStatus.valueOf(answer.status()).name();
        };
    }
}
