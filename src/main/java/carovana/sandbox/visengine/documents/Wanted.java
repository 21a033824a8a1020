package carovana.sandbox.visengine.documents;

import java.util.List;

/**
 * The document of a request.
 *
 * @param id    of the request
 * @param lines what is to be read in it
 * @param bytes how large it is to be; 0 is as it comes
 */
public record Wanted(String id, List<String> lines, long bytes, DocumentTrouble trouble) {}
