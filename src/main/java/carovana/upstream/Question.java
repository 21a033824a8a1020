package carovana.upstream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Something that is read from an upstream.
 *
 * @param path behind the address, its parts escaped
 * @param query escaped; null for none
 * @param accept what it should come as, such as {@code application/json}
 */
public record Question(String path, String query, String accept) {

    public static final String JSON = "application/json";
    public static final String XML = "application/xml";

    /** A part of a path or a value of a query, with nothing in it that could be taken for more than one. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
