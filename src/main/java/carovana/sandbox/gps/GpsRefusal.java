package carovana.sandbox.gps;

import carovana.sandbox.gps.Institution.Status;

/** A call that GPS refuses, with what it answers. Titles and texts: pagoPA's spontaneous payments. */
final class GpsRefusal extends RuntimeException {

    private static final String NOT_SUITABLE = "The %s is not in suitable state [%s = %s; Status = %s]";

    final int status;
    final String title;

    private GpsRefusal(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    static GpsRefusal badRequest(String detail) {
        return new GpsRefusal(400, "BAD REQUEST", detail);
    }

    static GpsRefusal institutionNotFound(String organization) {
        return new GpsRefusal(404, "Organization not found", "Not found the Organization Fiscal Code " + organization);
    }

    static GpsRefusal institutionNotEnabled(String organization, Status status) {
        return new GpsRefusal(
                422,
                "Organization not enabled",
                NOT_SUITABLE.formatted("organization", "Organization Fiscal Code", organization, status));
    }

    static GpsRefusal serviceNotFound(String service) {
        return new GpsRefusal(
                404,
                "The service configuration was not found",
                "Not found a service configuration for Service Id " + service);
    }

    static GpsRefusal serviceNotEnabled(String service, Status status) {
        return new GpsRefusal(
                422, "Service not enabled", NOT_SUITABLE.formatted("service", "Service Id", service, status));
    }

    static GpsRefusal notRelated(String organization, String service) {
        return new GpsRefusal(
                404,
                "Not found a relation between organization and service",
                "Not found a relation between Organization Fiscal Code %s and Service Id %s"
                        .formatted(organization, service));
    }

    static GpsRefusal enrollmentNotFound(String organization, String service) {
        return new GpsRefusal(
                404,
                "Not found the enrollment for the specified id",
                "Not found an enrollment to the Service Id %s for the Organization Fiscal Code %s"
                        .formatted(service, organization));
    }

    static GpsRefusal property(Service.Property property) {
        return new GpsRefusal(
                400,
                "A property configured for the service is not present in the request or its type is wrong",
                "Not found in the request the configured property %s or its type is wrong [expected type = %s]"
                        .formatted(property.name(), property.type()));
    }

    static GpsRefusal entityExists(String id) {
        return new GpsRefusal(
                409,
                "Entity with the specified id already exists in the system",
                "Already exists an entity with id " + id);
    }

    static GpsRefusal enrollmentExists(String organization, String service) {
        return new GpsRefusal(
                409,
                "An enrollment for the specified id already exists",
                "Already exists an enrollment between Organization Fiscal Code %s and Service Id %s"
                        .formatted(organization, service));
    }

    /** Whatever was not foreseen, and whatever its neighbours refuse. */
    static GpsRefusal unexpected(String detail) {
        return new GpsRefusal(500, "INTERNAL SERVER ERROR", detail);
    }
}
