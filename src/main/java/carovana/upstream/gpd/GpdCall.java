package carovana.upstream.gpd;

import org.apache.camel.component.http.HttpMethods;

/**
 * One call of GPD, as it goes over the wire.
 *
 * @param path behind the address, its parts escaped
 * @param query escaped; null for none
 * @param body JSON; null for none
 */
public record GpdCall(String method, String path, String query, String body) {

    /** The method in Camel's own word: the text would be looked up anew with every call. */
    public HttpMethods verb() {
        return HttpMethods.valueOf(method);
    }
}
