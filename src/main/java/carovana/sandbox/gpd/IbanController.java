package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Moves what is still unpaid from one account of the organization to another (pagoPA's core 1.1.37). */
@InSandbox
@RestController
class IbanController extends GpdAnswers {

    private static final int MOST_TRANSFERS = 1000;

    private final PositionBook book;
    private final SandboxClock clock;

    IbanController(PositionBook book, SandboxClock clock) {
        this.book = book;
        this.clock = clock;
    }

    record NewIban(
            @NotBlank @Pattern(regexp = "^[A-Za-z0-9]{1,35}$")
            String newIban) {}

    @PatchMapping(
            value = BASE + "/v1/organizations/{organization}/debtpositions/transfers",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> move(
            @PathVariable String organization, @RequestBody byte[] body, HttpServletRequest request) {
        var parameters = new Parameters(request, "updateTransferIbanMassive");
        if (request.getParameter("oldIban") == null) {
            throw GpdRefusal.badRequest(
                    "Required request parameter 'oldIban' for method parameter type String is not present");
        }
        int limit = parameters.whole("limit", MOST_TRANSFERS, 1, MOST_TRANSFERS);
        String newIban = GpdJson.request(body, NewIban.class).newIban();
        int moved = move(organization, request.getParameter("oldIban"), newIban, limit);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("description", "Updated IBAN on %d Transfers".formatted(moved));
        answer.put("updatedTransfers", moved);
        return answer(200, answer);
    }

    private int move(String organization, String oldIban, String newIban, int limit) {
        LocalDateTime now = clock.now();
        var changed = new ArrayList<Position>();
        int moved = 0;
        var all = book.of(organization);
        while (all.hasNext() && moved < limit) {
            Position position = all.next();
            int here = PositionStatus.WITH_CHANGEABLE_IBAN.contains(position.status)
                    ? move(position, oldIban, newIban, limit - moved, now)
                    : 0;
            if (here > 0) {
                changed.add(position);
                moved += here;
            }
        }
        write(changed);
        return moved;
    }

    private static int move(Position position, String oldIban, String newIban, int limit, LocalDateTime now) {
        List<Transfer> concerned = position.paymentOption.stream()
                .filter(PaymentOption::isUnpaid)
                .flatMap(option -> option.transfer.stream())
                .filter(transfer -> oldIban.equals(transfer.iban))
                .limit(limit)
                .toList();
        concerned.forEach(transfer -> {
            transfer.iban = newIban;
            transfer.lastUpdatedDate = now;
        });
        return concerned.size();
    }

    private void write(List<Position> changed) {
        try {
            book.replace(changed);
        } catch (PositionBook.NotUnique | PositionBook.ChangedMeanwhile e) {
            throw GpdRefusal.unexpected("A debt position was changed by another call meanwhile");
        }
    }
}
