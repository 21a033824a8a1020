package carovana.submission;

import carovana.upstream.UpstreamHeld;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** When nothing came back: whether the call may have arrived all the same. */
final class Silence {

    private Silence() {}

    static boolean mayHaveArrived(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UpstreamHeld || neverArrived(cause)) {
                return false;
            }
        }
        return true;
    }

    static boolean neverArrived(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
    }
}
