package carovana.enrollments;

import carovana.files.Home;
import carovana.files.Letterbox;
import carovana.files.Letterboxes;
import carovana.files.WholeFile;
import carovana.ledger.enrollments.Declarations;
import carovana.positions.Organizations;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes the files in {@code inbox/<organization>/enrollments/}: remembered, answered in the outbox, then moved to the
 * archive. A crash in between has the same file taken again, which declares the same once more.
 */
@Configuration("declarationFiles")
public class DeclarationFiles {

    private static final Logger log = LoggerFactory.getLogger(DeclarationFiles.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Letterbox letterbox;
    private final Home home;
    private final Organizations organizations;
    private final CurrentDeclarations current;
    private final Declarations declarations;
    private final EnrollmentSettings settings;

    DeclarationFiles(
            Letterboxes letterboxes,
            Home home,
            Organizations organizations,
            CurrentDeclarations current,
            Declarations declarations,
            EnrollmentSettings settings) {
        this.letterbox = letterboxes.named("enrollments");
        this.home = home;
        this.organizations = organizations;
        this.current = current;
        this.declarations = declarations;
        this.settings = settings;
    }

    @Bean
    Letterbox enrollmentLetterbox() {
        return letterbox;
    }

    public void take(@Body File file) throws IOException {
        try {
            if (letterbox.isStill(file)) {
                read(file);
            }
        } catch (NoSuchFileException takenAway) {
            log.info("{} was taken away before it could be taken", file.getName());
        }
    }

    private void read(File file) throws IOException {
        var code = letterbox.organizationOf(file);
        try {
            var declaration = declaration(code, file);
            declarations.declare(
                    declarations.nextId(), code, Home.fit("", file.getName(), ""), DeclarationJson.write(declaration));
            answer(code, file.getName(), declaration);
            letterbox.archive(file);
            log.info(
                    "{} declares {} enrollments of {}",
                    file.getName(),
                    declaration.enrollments().size(),
                    code);
        } catch (DeclarationRejected rejected) {
            letterbox.reject(file, String.join(System.lineSeparator(), rejected.sentences()));
        }
    }

    private Declaration declaration(String code, File file) throws IOException, DeclarationRejected {
        if (current.isConfigured(code)) {
            throw new DeclarationRejected(
                    List.of("The enrollments of %s are declared in carovana.enrollments.declared: change them there"
                            .formatted(code)));
        }
        if (file.length() > settings.fileSize().toBytes()) {
            throw new DeclarationRejected(List.of("The file is larger than %d bytes (carovana.enrollments.file-size)"
                    .formatted(settings.fileSize().toBytes())));
        }
        return DeclarationJson.read(
                Files.readAllBytes(file.toPath()), organizations.find(code).orElseThrow());
    }

    private void answer(String code, String name, Declaration declaration) throws IOException {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("outcome", "DECLARED");
        answer.put("declaration", declaration);
        answer.put(
                "next",
                "GET /enrollments/%s shows the difference, POST /enrollments/%s/apply ends it".formatted(code, code));
        var folder = Files.createDirectories(home.outbox(code));
        WholeFile.write(
                folder.resolve(Home.fit("", name, ".outcome.json")),
                out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(answer)));
    }
}
