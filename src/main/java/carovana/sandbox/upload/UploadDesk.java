package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxSettings;
import carovana.sandbox.control.CallBook;
import carovana.sandbox.control.Kind;
import carovana.sandbox.control.Troubles;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes files in: what is wrong with their form is said at once, what becomes of their positions later. */
@InSandbox
@Component
class UploadDesk {

    private static final String SERVICE = "upload";

    private final UploadFiles files;
    private final UploadBook book;
    private final UploadWorker worker;
    private final Troubles troubles;
    private final CallBook calls;
    private final SandboxClock clock;
    private final Duration startDelay;

    UploadDesk(
            UploadFiles files,
            UploadBook book,
            UploadWorker worker,
            Troubles troubles,
            CallBook calls,
            SandboxClock clock,
            SandboxSettings settings) {
        this.files = files;
        this.book = book;
        this.worker = worker;
        this.troubles = troubles;
        this.calls = calls;
        this.clock = clock;
        this.startDelay = settings.upload().startDelay();
    }

    /** @return the id of the upload */
    String take(String broker, String organization, Operation operation, HttpServletRequest form) throws IOException {
        String random = UUID.randomUUID().toString().replace("-", "");
        var upload = new Upload();
        upload.id = "%s_%s_%s".formatted(broker, organization, random);
        upload.broker = broker;
        upload.organization = organization;
        upload.operation = operation;
        try {
            UploadForm.read(form, (name, zip) -> new ZipContent().unpack(name, zip, files.content(upload.id)));
            List<String> iupds = FileReader.read(operation, files.content(upload.id), files.lines(upload.id));
            upload.submitted = iupds.size();
            Files.delete(files.content(upload.id));
            iupds.forEach(iupd -> calls.received(SERVICE, operation.word, iupd));
        } catch (UploadRefusal | IOException e) {
            files.delete(upload.id);
            throw e;
        }
        book.inTurn(() -> enter(upload));
        return upload.id;
    }

    private void enter(Upload upload) {
        upload.trouble = troubles.ofFile(SERVICE).orElse(null);
        upload.start = clock.now();
        upload.notBefore = System.currentTimeMillis() + startDelay.toMillis();
        if (upload.trouble == Kind.LOST) {
            files.delete(upload.id);
        } else {
            book.write(upload);
            worker.add(upload);
        }
        book.commit();
    }
}
