package carovana.documents.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Who makes documents to order. An order is opened, which costs nothing, and then closed, which costs its price; so that
 * a call that nobody answered can be followed up by the order's number instead of being made again.
 */
public interface DocumentProvider {

    /** Its name, as it stands in the ledger. */
    String name();

    /** What is known of a product; may be some minutes old. */
    Product product(String hash) throws ProviderTrouble;

    /** What is left in the wallet, euro cents. */
    long credit() throws ProviderTrouble;

    /** Opens an order; nothing is charged. */
    ProviderOrder open(OrderForm form) throws ProviderTrouble;

    /** Closes an open order, which charges it; a second time is {@link ProviderTrouble.Kind#CLOSED}. */
    ProviderOrder close(String id) throws ProviderTrouble;

    ProviderOrder read(String id) throws ProviderTrouble;

    /** The same with what was ordered, where the provider gives it back; it may be long. */
    ProviderOrder readWithInputs(String id) throws ProviderTrouble;

    /** The numbers of orders that the provider lists, with what it tells of each; no order of theirs is promised. */
    List<ProviderOrder> list() throws ProviderTrouble;

    /**
     * Writes the document of an order as it comes; never more than is allowed.
     *
     * @param mostBytes for more it is {@link ProviderTrouble.Kind#SPOILT}
     * @return its length, which is the one that was announced
     * @throws IOException when {@code out} does not take it
     */
    long fetch(String id, OutputStream out, long mostBytes) throws ProviderTrouble, IOException;
}
