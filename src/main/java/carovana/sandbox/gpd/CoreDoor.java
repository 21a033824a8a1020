package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The core's door behind the gateway, through which its neighbours create, update and delete. What they write is always
 * published at once (pagoPA's massive upload).
 */
@InSandbox
@Component
public class CoreDoor {

    private static final Segregation NO_SEGREGATION = new Segregation(List.of());

    private final Positions positions;
    private final SandboxClock clock;

    CoreDoor(Positions positions, SandboxClock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * What the core answered.
     *
     * @param status the HTTP status
     * @param detail why not, or null where all went well
     * @param body   what it tells of the one position that was created, or null
     */
    public record Answer(int status, String detail, byte[] body) {

        public Answer(int status, String detail) {
            this(status, detail, null);
        }

        public boolean isGood() {
            return status < 400;
        }
    }

    /** @param asked up to 100 positions as v1 takes them, each a JSON object */
    public Answer createMany(String organization, List<String> asked) {
        return answered(201, now -> create(organization, drafts(organization, asked, now), now));
    }

    public Answer createOne(String organization, String asked) {
        var created = new AtomicReference<Position>();
        Answer answer = answered(201, now -> {
            created.set(draft(organization, asked, now));
            create(organization, List.of(created.get()), now);
        });
        return answer.isGood()
                ? new Answer(answer.status(), null, GpdJson.answer(PositionView.echo(created.get())))
                : answer;
    }

    public Answer updateMany(String organization, List<String> asked) {
        return answered(
                200,
                now -> positions.updateMany(organization, drafts(organization, asked, now), true, NO_SEGREGATION, now));
    }

    public Answer updateOne(String organization, String asked) {
        return answered(
                200, now -> positions.update(organization, draft(organization, asked, now), true, NO_SEGREGATION, now));
    }

    public Answer deleteMany(String organization, List<String> iupds) {
        return answered(200, now -> positions.deleteMany(organization, iupds, NO_SEGREGATION));
    }

    public Answer deleteOne(String organization, String iupd) {
        return answered(200, now -> {
            var parameters = new Parameters(null, "deletePosition");
            parameters.matching("iupd", iupd, PositionController.NAME);
            positions.delete(organization, List.of(iupd), NO_SEGREGATION);
        });
    }

    private void create(String organization, List<Position> drafts, LocalDateTime now) {
        positions.create(organization, drafts, true, NO_SEGREGATION, Positions.SERVICE_TYPE, now);
    }

    private static List<Position> drafts(String organization, List<String> asked, LocalDateTime now) {
        byte[] body =
                "{\"paymentPositions\":[%s]}".formatted(String.join(",", asked)).getBytes(StandardCharsets.UTF_8);
        return GpdJson.request(body, BulkController.ManyPositions.class).paymentPositions().stream()
                .map(position -> PositionDraft.of(organization, position, now))
                .toList();
    }

    private static Position draft(String organization, String asked, LocalDateTime now) {
        byte[] body = asked.getBytes(StandardCharsets.UTF_8);
        return PositionDraft.of(organization, GpdJson.request(body, PositionRequest.class), now);
    }

    private Answer answered(int status, Consumer<LocalDateTime> call) {
        try {
            call.accept(clock.now());
            return new Answer(status, null);
        } catch (GpdRefusal refusal) {
            return new Answer(refusal.status, refusal.getMessage());
        } catch (RuntimeException unexpected) {
            return new Answer(500, unexpected.getMessage());
        }
    }
}
