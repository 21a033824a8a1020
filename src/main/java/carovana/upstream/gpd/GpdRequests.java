package carovana.upstream.gpd;

import carovana.positions.DebtPosition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** What GPD lets a creditor do with a position, in its own words. */
@Component("gpdRequests")
public class GpdRequests {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writerFor(GpdWords.Position.class);

    /** One that does not say whether it is to be published was an update, of what had been published before. */
    public GpdCall create(DebtPosition position) throws JsonProcessingException {
        boolean publish = position.publish() == null || position.publish();
        return new GpdCall("POST", positions(position.organization()), "toPublish=" + publish, body(position));
    }

    public GpdCall read(String organization, String iupd) {
        return read(organization, iupd, null);
    }

    /** @param query escaped; null or empty for none */
    public GpdCall read(String organization, String iupd, String query) {
        return new GpdCall("GET", position(organization, iupd), query, null);
    }

    public GpdCall list(String organization, String query) {
        return new GpdCall("GET", positions(organization), query, null);
    }

    /** From one account to another. */
    public GpdCall move(String organization, String query, String body) {
        return new GpdCall("PATCH", positions(organization) + "/transfers", query, body);
    }

    /** A notice that was paid outside of pagoPA. */
    public GpdCall close(String organization, String nav, String query, String body) {
        return new GpdCall(
                "POST",
                "/organizations/%s/paymentoptions/paids/%s".formatted(escaped(organization), escaped(nav)),
                query,
                body);
    }

    public GpdCall info() {
        return new GpdCall("GET", "/info", null, null);
    }

    /** The whole position is replaced; without {@code toPublish} a published one would become a draft. */
    public GpdCall update(DebtPosition position, boolean publish) throws JsonProcessingException {
        return new GpdCall(
                "PUT", position(position.organization(), position.iupd()), "toPublish=" + publish, body(position));
    }

    public GpdCall publish(String organization, String iupd) {
        return new GpdCall("POST", position(organization, iupd) + "/publish", null, null);
    }

    public GpdCall invalidate(String organization, String iupd) {
        return new GpdCall("POST", position(organization, iupd) + "/invalidate", null, null);
    }

    public GpdCall delete(String organization, String iupd) {
        return new GpdCall("DELETE", position(organization, iupd), null, null);
    }

    private static String positions(String organization) {
        return "/organizations/" + escaped(organization) + "/debtpositions";
    }

    private static String position(String organization, String iupd) {
        return positions(organization) + "/" + escaped(iupd);
    }

    /** The position in GPD's JSON. */
    public String body(DebtPosition position) throws JsonProcessingException {
        return WRITER.writeValueAsString(GpdWords.of(position));
    }

    private static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
