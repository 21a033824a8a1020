package carovana.sandbox.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Gives every sandbox request a handle to its own TCP connection: a servlet can only answer, and a call that was cut
 * off must end without any answer.
 */
final class ConnectionCutter extends ValveBase {

    private static final String HANDLE = ConnectionCutter.class.getName();

    ConnectionCutter() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getRequestURI().startsWith("/sandbox/")) {
            Runnable cut = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            request.setAttribute(HANDLE, cut);
        }
        getNext().invoke(request, response);
    }

    static void cut(jakarta.servlet.ServletRequest request) {
        ((Runnable) request.getAttribute(HANDLE)).run();
    }
}
