package carovana.sandbox.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;

/** Lets the service do its work while nothing of its answer reaches the caller. */
final class DiscardedAnswer extends HttpServletResponseWrapper {

    DiscardedAnswer(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}
        };
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(getOutputStream());
    }

    @Override
    public void flushBuffer() {}

    @Override
    public void sendError(int status) {}

    @Override
    public void sendError(int status, String message) {}
}
