package carovana.sandbox.visengine;

import carovana.sandbox.visengine.documents.DocumentTrouble;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request for a document. Times are seconds since 1970 of the sandbox's clock, amounts cents. */
final class Request {
    public String id;
    public String owner;
    public String product;
    public String productName;
    public boolean search;
    public long price;
    public long searchPrice;
    public List<Product.Option> options = List.of();

    /** Texts as they came, and of files their names. */
    public Map<String, String> fields = new LinkedHashMap<>();

    /** What the files were, whose content nobody keeps. */
    public Map<String, FileNote> files = new LinkedHashMap<>();

    /** Which field is what, for people. */
    public Map<String, String> labels = new LinkedHashMap<>();

    public String emailTarget;
    public JsonNode callback;
    public long created;
    public long updated;

    /** When it was ordered, and so paid for; 0 while it is open. */
    public long closed;

    /** Further searches, of products where one must be chosen from. */
    public List<Map<String, String>> furtherSearches = new ArrayList<>();

    public String chosenSearch;
    public Integer chosenIndex;

    /** When a result was chosen. */
    public long chosen;

    public List<Charge> charges = new ArrayList<>();

    public Set<RequestTrouble> troubles = EnumSet.noneOf(RequestTrouble.class);
    public DocumentTrouble documentTrouble = DocumentTrouble.NONE;

    /** How large the document is to be; 0 is as it comes. */
    public long bytes;

    /** Seconds from the order to the document. */
    public long delivery;

    /**
     * @param what {@code visura}, {@code opzioni} or {@code ricerca}
     * @param at   seconds, as above
     */
    record Charge(String what, long amount, long at) {}

    /** @param sha256 of the content, in hex */
    record FileNote(String name, String type, long size, String sha256) {}

    boolean isOrdered() {
        return closed > 0;
    }

    boolean has(RequestTrouble trouble) {
        return troubles.contains(trouble);
    }

    long charged() {
        return charges.stream().mapToLong(Charge::amount).sum();
    }
}
