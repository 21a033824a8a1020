package carovana.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A tenant or config as it may be shown.
 *
 * @param document with stars for secrets
 * @param version the change that made it so
 * @param warnings about what was just saved
 */
record Shown(ObjectNode document, long version, List<String> warnings) {}
