package carovana.documents;

import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.KeptFile;
import carovana.ledger.documents.RequestEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A request as its office sees it. Times are UTC.
 *
 * @param price euro, without VAT; null until it was approved
 * @param said the provider's own word for its state
 * @param reason why it waits, or how it ended
 * @param files what can be read; a deleted one says since when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestView(
        long id,
        String key,
        String organization,
        String product,
        List<String> options,
        String state,
        String price,
        String received,
        String ordered,
        String finished,
        String said,
        String reason,
        List<FileView> files) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FileView(String name, long size, String sha256, String href, String deleted) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(String at, String kind, String detail) {}

    record ReadingView(String name, String caller, String at) {}

    static EventView event(RequestEvent event) {
        return new EventView(time(event.at()), event.kind(), event.detail());
    }

    static ReadingView reading(DocumentFiles.Access reading) {
        return new ReadingView(reading.name(), reading.caller(), time(reading.at()));
    }

    static RequestView of(DocumentRequest request, List<KeptFile> files) {
        return new RequestView(
                request.id(),
                request.requestKey(),
                request.organization(),
                request.product(),
                request.optionList(),
                request.state().name(),
                request.price() == null
                        ? null
                        : java.math.BigDecimal.valueOf(request.price(), 2).toPlainString(),
                time(request.receivedAt()),
                time(request.orderedAt()),
                time(request.finishedAt()),
                request.said(),
                request.trouble(),
                files.stream()
                        .filter(each -> each.kind() == KeptFile.Kind.RESULT)
                        .map(each -> view(request, each))
                        .toList());
    }

    private static FileView view(DocumentRequest request, KeptFile file) {
        boolean there = file.purgedAt() == null;
        return new FileView(
                file.name(),
                file.size(),
                file.sha256(),
                there
                        ? "/documents/%s/requests/%d/files/%s"
                                .formatted(request.organization(), request.id(), file.name())
                        : null,
                time(file.purgedAt()));
    }

    private static String time(LocalDateTime utc) {
        return utc == null ? null : utc + "Z";
    }
}
