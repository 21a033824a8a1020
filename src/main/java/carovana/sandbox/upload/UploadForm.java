package carovana.sandbox.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;

/** The file in a form, read as it arrives: any method may bring one, which the servlet API does not foresee. */
final class UploadForm {

    private static final String FIELD = "file";
    private static final String FORM = "multipart/form-data";

    private UploadForm() {}

    /** What is done with the file while it arrives. */
    interface Reader {
        void read(String name, InputStream content) throws IOException;
    }

    /** The rest of a refused form is read away, so that the caller hears why it was refused. */
    static void read(HttpServletRequest request, Reader reader) throws IOException {
        try {
            file(request, reader);
        } finally {
            request.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void file(HttpServletRequest request, Reader reader) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw new UploadRefusal(
                    415,
                    "Unsupported Media Type",
                    "Content Type [%s] not allowed. Allowed types: [%s]".formatted(type, FORM));
        }
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                if (FIELD.equals(part.getFieldName()) && !part.isFormField()) {
                    reader.read(part.getName(), part.openStream());
                    return;
                }
            }
        } catch (FileUploadException broken) {
            throw UploadRefusal.emptyFile();
        }
        throw UploadRefusal.emptyFile();
    }
}
