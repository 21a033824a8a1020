package carovana.monitoring;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.jolokia.server.core.service.api.Restrictor;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;

/**
 * What the console may do: see the routes, start and stop them, and replay what is parked. Everything that is not named
 * here is refused, and most of it is not even shown: an operator's password must not be enough to run code, to send a
 * message of one's own or to read a secret.
 */
public class ConsoleRules implements Restrictor {

    private static final Set<RequestType> REQUESTS =
            EnumSet.of(RequestType.READ, RequestType.LIST, RequestType.SEARCH, RequestType.VERSION, RequestType.EXEC);

    /** Domains that are shown; of {@code java.lang} only what {@link #JVM} says. */
    private static final Set<String> SHOWN = Set.of("carovana", "hawtio", "org.apache.camel");

    /** Not Runtime: its system properties may hold passwords. */
    private static final Set<String> JVM = Set.of(
            "ClassLoading", "Compilation", "GarbageCollector", "Memory", "MemoryPool", "OperatingSystem", "Threading");

    /**
     * Operations of Camel's MBeans by their type, with whatever parameters; with {@code ()} only without. A dump that
     * takes a parameter may be told to resolve placeholders, and the subscription key is one.
     */
    private static final Map<String, Set<String>> CAMEL = Map.of(
            "routes",
            Set.of(
                    "start",
                    "stop",
                    "suspend",
                    "resume",
                    "reset",
                    "dumpRouteAsXml()",
                    "dumpRouteAsYaml()",
                    "dumpRouteStatsAsXml",
                    "dumpRouteStatsAsJSon",
                    "dumpStepStatsAsXml",
                    "dumpRouteSourceLocationsAsXml",
                    "processorIds"),
            "context",
            Set.of(
                    "start",
                    "stop",
                    "suspend",
                    "resume",
                    "startAllRoutes",
                    "reset",
                    "dumpRoutesAsXml()",
                    "dumpRoutesAsYaml()",
                    "dumpRoutesStatsAsXml",
                    "dumpRouteStatsAsJSon",
                    "dumpStepStatsAsXml",
                    "isUpdateRouteEnabled",
                    "componentNames",
                    "routeIds",
                    "routeGroups"),
            "services",
            Set.of("browse", "endpointStatistics", "listRestServices", "listTypeConverters"));

    /** The console's own questions: what there is, and which buttons to show. */
    private static final Set<String> HAWTIO = Set.of("list", "canInvoke");

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return REQUESTS.contains(type);
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return !(SHOWN.contains(name.getDomain())
                || name.getDomain().equals("java.lang") && JVM.contains(String.valueOf(name.getKeyProperty("type"))));
    }

    /** The expression of a step may be a constant that is secret, such as the subscription key. */
    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return !isObjectNameHidden(name)
                && !("processors".equals(name.getKeyProperty("type")) && attribute.contains("Expression"));
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return false;
    }

    /** @param operation its name, with or without the types of its parameters */
    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        var bare = operation.replaceFirst("\\(.*", "");
        return switch (name.getDomain()) {
            case "carovana" -> true;
            case "hawtio" -> HAWTIO.contains(bare);
            case "org.apache.camel" -> {
                var allowed = CAMEL.getOrDefault(String.valueOf(name.getKeyProperty("type")), Set.of());
                yield allowed.contains(bare) || allowed.contains(operation);
            }
            default -> false;
        };
    }

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return true;
    }

    /** Where a request comes from is for the login to judge. */
    @Override
    public boolean isRemoteAccessAllowed(String... hostsOrAddresses) {
        return true;
    }

    /** No page of another site is told that it may read an answer. */
    @Override
    public boolean isOriginAllowed(String origin, boolean strict) {
        return strict;
    }
}
