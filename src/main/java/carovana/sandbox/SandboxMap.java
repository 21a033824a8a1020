package carovana.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** A sorted map of the sandbox's memory, of texts or of documents. Every change is noted in the journal as it is made. */
public final class SandboxMap {

    private final SandboxStore store;
    private final String name;
    private final MVMap<String, byte[]> map;

    SandboxMap(SandboxStore store, String name, MVMap<String, byte[]> map) {
        this.store = store;
        this.name = name;
        this.map = map;
    }

    public byte[] get(String key) {
        return map.get(key);
    }

    public String text(String key) {
        byte[] value = map.get(key);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    public boolean containsKey(String key) {
        return map.containsKey(key);
    }

    public void put(String key, byte[] value) {
        store.change(name, map, key, value);
    }

    public void put(String key, String value) {
        put(key, value.getBytes(StandardCharsets.UTF_8));
    }

    public void remove(String key) {
        if (map.containsKey(key)) {
            store.change(name, map, key, null);
        }
    }

    public void forEachText(BiConsumer<String, String> reader) {
        map.forEach((key, value) -> reader.accept(key, new String(value, StandardCharsets.UTF_8)));
    }

    public Iterator<String> keysFrom(String key) {
        return map.keyIterator(key);
    }

    /** Entries from one key to another, both included; nulls leave an end open. */
    public Cursor<String, byte[]> between(String from, String to) {
        return map.cursor(from, to, false);
    }

    /** How many keys come before this one. */
    public long indexOf(String bound) {
        long index = map.getKeyIndex(bound);
        return index < 0 ? -index - 1 : index;
    }

    public String keyAt(long index) {
        return map.getKey(index);
    }
}
