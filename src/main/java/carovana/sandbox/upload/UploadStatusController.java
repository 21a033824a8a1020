package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import carovana.sandbox.control.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells how far an upload has got, and what became of its positions. Fields: pagoPA's massive upload. */
@InSandbox
@RestController
@RequestMapping(UploadAnswers.POSITIONS + "/file/{id}")
class UploadStatusController extends UploadAnswers {

    private final UploadBook book;

    UploadStatusController(UploadBook book) {
        this.book = book;
    }

    @GetMapping("/status")
    ResponseEntity<byte[]> status(
            @PathVariable String version,
            @PathVariable String broker,
            @PathVariable String organization,
            @PathVariable String id) {
        Upload upload = find(broker, organization, id);
        Map<String, Object> view = counts(version, upload);
        view.put("startTime", moment(upload.start));
        if (version.equals(VERSION_2)) {
            view.put("operationStatus", operationStatus(upload));
        }
        return json(200).body(UploadJson.answer(view));
    }

    /** v1 tells what it knows so far, v2 nothing before the end. */
    @GetMapping("/report")
    ResponseEntity<byte[]> report(
            @PathVariable String version,
            @PathVariable String broker,
            @PathVariable String organization,
            @PathVariable String id) {
        Upload upload = find(broker, organization, id);
        boolean second = version.equals(VERSION_2);
        if (second && !upload.isFinished()) {
            throw UploadRefusal.tooEarly();
        }
        if (upload.isFinished() && upload.trouble == Kind.REPORT_LOST) {
            throw UploadRefusal.noReport();
        }
        Map<String, Object> view = counts(version, upload);
        view.put("responses", responses(upload, second ? "iupds" : "requestIDs"));
        view.put("startTime", exactMoment(upload.start));
        view.put("endTime", exactMoment(upload.end));
        return json(200).body(UploadJson.answer(view));
    }

    private Upload find(String broker, String organization, String id) {
        return book.find(organization, id)
                .filter(upload -> upload.broker.equals(broker))
                .orElseThrow(() -> UploadRefusal.unknown(id));
    }

    private static Map<String, Object> counts(String version, Upload upload) {
        var view = new LinkedHashMap<String, Object>();
        view.put(version.equals(VERSION_2) ? "fileId" : "uploadID", upload.id);
        view.put("processedItem", upload.processed);
        view.put("submittedItem", upload.submitted);
        return view;
    }

    private static String operationStatus(Upload upload) {
        if (!upload.isFinished()) {
            return "IN_PROGRESS";
        }
        if (upload.failed == 0) {
            return "COMPLETED";
        }
        return upload.failed == upload.submitted ? "COMPLETED_UNSUCCESSFULLY" : "COMPLETED_WITH_WARNINGS";
    }

    private List<Map<String, Object>> responses(Upload upload, String iupds) {
        return ReportLines.of(upload, book.linesOf(upload)).stream()
                .map(line -> {
                    var view = new LinkedHashMap<String, Object>();
                    view.put("statusCode", line.status());
                    view.put("statusMessage", line.message());
                    view.put(iupds, line.iupds());
                    return (Map<String, Object>) view;
                })
                .toList();
    }
}
