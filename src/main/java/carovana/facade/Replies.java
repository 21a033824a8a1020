package carovana.facade;

import carovana.ledger.Entry;
import carovana.positions.Organization;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers what was asked: with what pagoPA said, or with where it can be read later. */
@Component
class Replies {

    private final Requests requests;
    private final FacadeSettings settings;

    Replies(Requests requests, FacadeSettings settings) {
        this.requests = requests;
        this.settings = settings;
    }

    ResponseEntity<byte[]> to(Organization organization, Entry entry, Repeatable request) throws InterruptedException {
        return requests.ask(organization, entry, request)
                .map(answer -> FacadeDoor.json(answer.status(), answer.body()))
                .orElseGet(() -> later(organization, entry));
    }

    private ResponseEntity<byte[]> later(Organization organization, Entry entry) {
        var sentence =
                "Carovana has it and goes on, but pagoPA has not settled it within %s: read the position at Location,"
                        + " or its journey at /positions/%s/%s";
        var body =
                FacadeDoor.said(202, "Accepted", sentence.formatted(told(), organization.fiscalCode(), entry.iupd()));
        return ResponseEntity.accepted()
                .location(URI.create(
                        FacadeDoor.POSITIONS.replace("{organization}", organization.fiscalCode()) + "/" + entry.iupd()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String told() {
        long millis = settings.patience().toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " seconds" : millis + " milliseconds";
    }
}
