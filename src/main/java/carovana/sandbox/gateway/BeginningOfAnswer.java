package carovana.sandbox.gateway;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/** Lets the service do its work while only the first bytes of its answer reach the caller. */
final class BeginningOfAnswer extends HttpServletResponseWrapper {

    private static final int BYTES = 100;

    private int left = BYTES;

    BeginningOfAnswer(HttpServletResponse response) {
        super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return new PrintWriter(getOutputStream());
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream whole = super.getOutputStream();
        return new ServletOutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                int some = Math.min(left, length);
                whole.write(bytes, from, some);
                left -= some;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("what is cut is written at once");
            }
        };
    }
}
