package carovana.sandbox.gateway;

import java.util.function.BiConsumer;

/** Knows which debt positions a call to its service is about, so that the calls can be counted by IUPD. */
public interface CallReader {

    String service();

    /**
     * @param path  the path below the service's base
     * @param found told operation and IUPD for every position the call names
     */
    void read(String method, String path, byte[] body, BiConsumer<String, String> found);
}
