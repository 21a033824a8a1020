package carovana.upstream.gpd;

import carovana.positions.DebtPosition;
import carovana.positions.PaymentOption;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A position as GPD tells it, as far as is needed to recognise it. GPD's v1 does not tell the debtor.
 *
 * @param status DRAFT, PUBLISHED, VALID, INVALID, EXPIRED, PARTIALLY_PAID, PAID or REPORTED
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GpdPosition(String iupd, String status, List<Option> paymentOption) {

    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(GpdPosition.class);

    /**
     * @param amount in cents, with the notification fee
     * @param notificationFee in cents, or null
     * @param dueDate UTC without saying so; null when it was not told
     * @param status PO_UNPAID, PO_PAID, PO_PARTIALLY_REPORTED or PO_REPORTED
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Option(String iuv, long amount, Long notificationFee, String dueDate, String status) {}

    /** @return nothing when the text is no position */
    public static Optional<GpdPosition> parse(String json) {
        try {
            GpdPosition position = READER.readValue(json);
            return position == null || position.iupd == null ? Optional.empty() : Optional.of(position);
        } catch (JsonProcessingException noPosition) {
            return Optional.empty();
        }
    }

    public boolean isDraft() {
        return "DRAFT".equals(status);
    }

    /** In what it differs from what we asked for; empty when it is ours. */
    public List<String> differencesFrom(DebtPosition asked) {
        var differences = new ArrayList<String>();
        var theirs = paymentOption == null ? List.<Option>of() : paymentOption;
        if (theirs.size() != asked.options().size()) {
            differences.add("it has %d payment options instead of %d"
                    .formatted(theirs.size(), asked.options().size()));
        }
        for (var ours : asked.options()) {
            theirs.stream()
                    .filter(each -> ours.iuv().equals(each.iuv()))
                    .findFirst()
                    .ifPresentOrElse(
                            found -> {
                                compareAmounts(ours, found, differences);
                                compareDueDates(ours, found, differences);
                            },
                            () -> differences.add("it has no iuv " + ours.iuv()));
        }
        return differences;
    }

    private static void compareAmounts(PaymentOption ours, Option theirs, List<String> differences) {
        long fee = theirs.notificationFee == null ? 0 : theirs.notificationFee;
        if (theirs.amount - fee != ours.amount()) {
            differences.add("the amount of iuv %s is %d cents instead of %d"
                    .formatted(ours.iuv(), theirs.amount - fee, ours.amount()));
        }
    }

    private static void compareDueDates(PaymentOption ours, Option theirs, List<String> differences) {
        if (theirs.dueDate == null) {
            return;
        }
        try {
            if (!LocalDateTime.parse(theirs.dueDate).equals(ours.due())) {
                differences.add("iuv %s is due on %s instead of %s".formatted(ours.iuv(), theirs.dueDate, ours.due()));
            }
        } catch (DateTimeParseException unreadable) {
            differences.add("iuv %s is due on \"%s\"".formatted(ours.iuv(), theirs.dueDate));
        }
    }
}
