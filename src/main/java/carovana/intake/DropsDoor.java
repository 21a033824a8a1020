package carovana.intake;

import carovana.access.Caller;
import carovana.access.SentBody;
import carovana.files.Trouble;
import carovana.ledger.Drop;
import carovana.ledger.Drop.State;
import carovana.ledger.Drops;
import carovana.positions.Organizations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The door for programs: the same drops as in the inbox, over HTTP. What it takes is on disk before it answers. */
@RestController
@Tag(name = "Drops", description = "Files of dues, and what became of their rows")
class DropsDoor {

    private static final Logger log = LoggerFactory.getLogger(DropsDoor.class);

    private static final int MOST = 100;

    private final Arrivals arrivals;
    private final Answering answering;
    private final Drops drops;
    private final Estimates estimates;
    private final Inbox inbox;
    private final Organizations organizations;
    private final IntakeSettings settings;

    DropsDoor(
            Arrivals arrivals,
            Answering answering,
            Drops drops,
            Estimates estimates,
            Inbox inbox,
            Organizations organizations,
            IntakeSettings settings) {
        this.arrivals = arrivals;
        this.answering = answering;
        this.drops = drops;
        this.estimates = estimates;
        this.inbox = inbox;
        this.organizations = organizations;
        this.settings = settings;
    }

    /** @param why what to do about it */
    record LeftAlone(String path, String why) {}

    record DropList(List<DropView> drops, List<LeftAlone> leftAlone) {}

    @PostMapping("/drops/{organization}")
    @Operation(
            summary = "Leave a file: the request's body is the file (CSV, JSON or zip)",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                                @Content(
                                        mediaType = "application/zip",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    @Parameter(
            name = "name",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "how the file is called; or give Content-Disposition")
    @Parameter(
            name = "roll",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "string"),
            description = "the list that the file is the whole of")
    @Parameter(
            name = "dryRun",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "boolean"),
            description = "whether it is only compared with its roll")
    @ApiResponse(responseCode = "202", description = "It is on disk; its way can be followed at Location")
    ResponseEntity<DropView> leave(
            @PathVariable String organization,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        if (organizations.find(organization).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Organization %s is not in carovana.organizations".formatted(organization));
        }
        caller.mustOpen(organization);
        var type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            throw new ResponseStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the file itself as the body, not a form: curl --data-binary @file");
        }
        long id = take(place(organization, request), SentName.of(request), request);
        return ResponseEntity.accepted()
                .location(URI.create("/drops/" + id))
                .contentType(MediaType.APPLICATION_JSON)
                .body(view(drops.find(id).orElseThrow()));
    }

    private static Place place(String organization, HttpServletRequest request) {
        var roll = SentName.inQuery(request, "roll");
        boolean dryRun = "true".equals(SentName.inQuery(request, "dryRun"));
        if (roll == null ? dryRun : !Place.isRoll(roll)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Give a roll of up to 35 letters, digits, - and _ (?roll=tari-2026)");
        }
        return new Place(organization, roll, dryRun);
    }

    private long take(Place place, String name, HttpServletRequest request) {
        long limit = settings.restLimit().toBytes();
        try {
            if (request.getContentLengthLong() > limit) {
                throw new SentBody.TooLarge();
            }
            return arrivals.take(place, name, new SentBody(request.getInputStream(), limit));
        } catch (SentBody.TooLarge tooLarge) {
            passOver(request, limit);
            throw new ResponseStatusException(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "The body is larger than %s (carovana.intake.rest-limit): leave it in the inbox, or in parts"
                            .formatted(told(limit)));
        } catch (SentBody.CutOff cutOff) {
            log.info("A body for {} was cut off before its end; nothing was taken", place.organization());
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, cutOff.getMessage());
        } catch (IOException notStored) {
            log.error(
                    "A body for {} could not be stored: {}",
                    place.organization(),
                    Trouble.inWords(notStored),
                    notStored);
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The body could not be stored, and nothing was taken: try again later");
        }
    }

    private static String told(long bytes) {
        return bytes % (1024 * 1024) == 0 ? bytes / (1024 * 1024) + " MB" : bytes + " bytes";
    }

    /** Most clients listen only when they have sent everything: as much again is read and thrown away for them. */
    private static void passOver(HttpServletRequest request, long atMost) {
        if (request.getHeader(HttpHeaders.EXPECT) != null) {
            return;
        }
        try {
            request.getInputStream().skip(atMost);
        } catch (IOException gone) {
            log.debug("The sender of a body that was too large went away", gone);
        }
    }

    @GetMapping("/drops")
    @Operation(summary = "The latest drops, newest first, and what is left alone in the inbox")
    DropList list(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        if (caller.organizations().isEmpty()) {
            return new DropList(List.of(), List.of());
        }
        var found = drops.latest(caller.organizations(), before, Math.max(1, Math.min(MOST, limit))).stream()
                .map(this::view)
                .toList();
        var alone = organizations.organizations().stream().allMatch(each -> caller.opens(each.fiscalCode()))
                ? inbox.leftAlone().entrySet().stream()
                        .map(each -> new LeftAlone("inbox/" + each.getKey(), each.getValue()))
                        .toList()
                : List.<LeftAlone>of();
        return new DropList(found, alone);
    }

    @GetMapping("/drops/{id}")
    @Operation(summary = "How far a drop has come")
    DropView get(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        return view(find(id, caller));
    }

    @GetMapping("/drops/{id}/outcome")
    @Operation(summary = "The outcome of a drop, as in the outbox")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(type = "object"))
            })
    void outcome(
            @PathVariable long id,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var drop = find(id, caller);
        var of = drop.sameAs() == null ? drop : drops.find(drop.sameAs()).orElse(drop);
        if (of.state() == State.REJECTED) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "This drop was rejected and has no outcome: " + of.objections());
        }
        if (of.rowCount() == null || of.waiting() > 0 || of.state() == State.LOADING) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "This drop has no outcome yet: %d of its rows are on their way; ask again later"
                            .formatted(of.waiting()));
        }
        boolean json = "gpd-json".equals(of.layout());
        response.setContentType(json ? MediaType.APPLICATION_JSON_VALUE : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(drop.name() + (json ? ".outcome.json" : ".outcome.csv"), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        answering.writeOutcome(of, response.getOutputStream());
    }

    /** Another organization's drop is as unknown as one that never was. */
    private Drop find(long id, Caller caller) {
        return drops.find(id)
                .filter(drop -> caller.opens(drop.organization()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no drop %d that this key opens".formatted(id)));
    }

    private DropView view(Drop drop) {
        return DropView.of(drop, estimates.finish(drop));
    }
}
