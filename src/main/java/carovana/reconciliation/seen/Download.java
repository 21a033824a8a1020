package carovana.reconciliation.seen;

import carovana.ledger.payments.Documents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Gives out what was kept byte for byte, as a file: a browser stores it and shows or runs nothing of it. */
@Component("reconciliationDownload")
class Download {

    private final Documents documents;

    Download(Documents documents) {
        this.documents = documents;
    }

    /** @param name of the file, without an ending */
    void send(long document, String name, HttpServletResponse response) throws IOException {
        try (var content = new PushbackInputStream(documents.open(document))) {
            int first = content.read();
            if (first >= 0) {
                content.unread(first);
            }
            boolean json = first == '{' || first == '[';
            response.setContentType(json ? "application/json" : "application/xml");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name + (json ? ".json" : ".xml"), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            content.transferTo(response.getOutputStream());
        }
    }
}
