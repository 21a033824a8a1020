package carovana.upstream.gps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** What GPS offers for creditor institutions, their enrollments, and the services to enroll to. */
@Component("gpsRequests")
public class GpsRequests {

    private static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private final GpsSettings settings;

    GpsRequests(GpsSettings settings) {
        this.settings = settings;
    }

    public GpsCall readInstitution(String organization) {
        return new GpsCall(organization, "GET", institution(organization), null);
    }

    /** With an empty list: GPS makes none by itself, and then trips over its absence. */
    public GpsCall createInstitution(String organization, String companyName) {
        ObjectNode body = JSON.createObjectNode().put("companyName", companyName);
        body.putArray("enrollments");
        return new GpsCall(organization, "POST", institution(organization), body.toString());
    }

    /** Always both: what an update leaves out GPS forgets. */
    public GpsCall updateInstitution(String organization, String companyName, String status) {
        var body = JSON.createObjectNode().put("companyName", companyName).put("status", status);
        return new GpsCall(organization, "PUT", institution(organization), body.toString());
    }

    /** Ends all its enrollments too. */
    public GpsCall deleteInstitution(String organization) {
        return new GpsCall(organization, "DELETE", institution(organization), null);
    }

    public GpsCall readEnrollment(String organization, String service) {
        return new GpsCall(organization, "GET", enrollment(organization, service), null);
    }

    public GpsCall createEnrollment(String organization, Enrollment enrollment) {
        return new GpsCall(organization, "POST", enrollment(organization, enrollment.serviceId()), body(enrollment));
    }

    public GpsCall updateEnrollment(String organization, Enrollment enrollment) {
        return new GpsCall(organization, "PUT", enrollment(organization, enrollment.serviceId()), body(enrollment));
    }

    public GpsCall deleteEnrollment(String organization, String service) {
        return new GpsCall(organization, "DELETE", enrollment(organization, service), null);
    }

    /** Not offered by the product that knows the organization from the key. */
    public GpsCall readService(String organization, String service) {
        return new GpsCall(organization, "GET", "/services/" + segment(service), null);
    }

    public GpsCall listServices(String organization) {
        return new GpsCall(organization, "GET", "/services", null);
    }

    private String institution(String organization) {
        return settings.namesOrganizations() ? "/organizations/" + segment(organization) : "";
    }

    private String enrollment(String organization, String service) {
        return (settings.namesOrganizations() ? "/organizations/" + segment(organization) : "")
                + "/services/"
                + segment(service);
    }

    private static String segment(String name) {
        return UriUtils.encodePathSegment(name, StandardCharsets.UTF_8);
    }

    private static String body(Enrollment enrollment) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(JSON.writeValueAsString(enrollment));
            body.remove("serviceId");
            return body.toString();
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }
}
