package carovana.documents;

import carovana.files.Home;
import carovana.files.WholeFile;
import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequests;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/**
 * Tells an office that left an order as a file what became of it, when a person must look and at its end: {@code
 * outbox/<organization>/documents/<key>.outcome.json}.
 */
@Component("documentTelling")
public class Telling {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Home home;
    private final DocumentFiles files;
    private final DocumentRequests requests;

    Telling(Home home, DocumentFiles files, DocumentRequests requests) {
        this.home = home;
        this.files = files;
        this.requests = requests;
    }

    public void tell(@Body DocumentRequest request) throws IOException {
        var folder = Files.createDirectories(home.outbox(request.organization()).resolve(OrderDrops.FOLDER));
        var view = RequestView.of(request, files.of(request.id()));
        WholeFile.write(
                folder.resolve(name(request)),
                out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(view)));
        requests.told(request);
    }

    /** The key, which no other has; where it had to be changed its number goes with it, by a sign that no key has. */
    private static String name(DocumentRequest request) {
        var key = request.requestKey();
        var name = key.replace('/', '_');
        return Home.fit("", name.equals(key) ? key : name + "~" + request.id(), ".outcome.json");
    }
}
