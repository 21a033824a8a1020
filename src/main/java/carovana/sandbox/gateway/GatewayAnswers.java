package carovana.sandbox.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The answers that come from the gateway and not from the service behind it (pagoPA's gateway). */
final class GatewayAnswers {

    private GatewayAnswers() {}

    static void missingKey(HttpServletResponse response) throws IOException {
        challenge(response);
        json(
                response,
                401,
                body(
                        401,
                        "Access denied due to missing subscription key. "
                                + "Make sure to include subscription key when making requests to an API."));
    }

    static void invalidKey(HttpServletResponse response) throws IOException {
        challenge(response);
        json(
                response,
                401,
                body(
                        401,
                        "Access denied due to invalid subscription key. "
                                + "Make sure to provide a valid key for an active subscription."));
    }

    static void notAllowed(HttpServletResponse response) throws IOException {
        json(response, 403, "{ \"statusCode\": 403, \"message\": \"You are not allowed to access this resource.\" }");
    }

    static void tooManyRequests(HttpServletResponse response, String header, long seconds) throws IOException {
        response.setHeader(header, Long.toString(seconds));
        json(response, 429, body(429, "Rate limit is exceeded. Try again in " + seconds + " seconds."));
    }

    static void serverError(HttpServletResponse response) throws IOException {
        json(
                response,
                500,
                "{\"title\":\"INTERNAL SERVER ERROR\",\"status\":500,\"detail\":\"An unexpected error was played\"}");
    }

    static void unavailable(HttpServletResponse response) throws IOException {
        json(response, 503, body(503, "Service Unavailable"));
    }

    static void garbage(HttpServletResponse response) throws IOException {
        json(response, 200, "<<< this was never JSON {");
    }

    private static void challenge(HttpServletResponse response) {
        response.setHeader(
                "WWW-Authenticate",
                "AzureApiManagementKey realm=\"https://api.platform.pagopa.it\",name=\"%s\",type=\"header\""
                        .formatted(SubscriptionKeys.HEADER));
    }

    private static String body(int status, String message) {
        return "{ \"statusCode\": %d, \"message\": \"%s\" }".formatted(status, message);
    }

    private static void json(HttpServletResponse response, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
