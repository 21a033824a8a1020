package carovana.sandbox.gateway;

import java.util.function.BiConsumer;

/** Knows which debt positions a call to its service is about, so that the calls can be counted by IUPD. */
public interface CallReader {

    String service();

    /** Whether the body is to be kept in memory and handed over; what may be large had better stream. */
    default boolean readsBodies() {
        return true;
    }

    /**
     * @param path  the path below the service's base
     * @param body  nothing, where bodies are not read
     * @param found told operation and IUPD for every position the call names
     */
    void read(String method, String path, byte[] body, BiConsumer<String, String> found);
}
