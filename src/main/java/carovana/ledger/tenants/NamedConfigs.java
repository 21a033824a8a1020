package carovana.ledger.tenants;

/** The payment configs that the rows of a file may name. */
public interface NamedConfigs {

    /** For one that reads a file of that organization, on one thread at a time. */
    Reader of(String organization);

    /** Knows, from one page of rows to the next, what has been committed before. */
    interface Reader {

        /** A new page begins: what has changed until now counts. */
        void beginPage();

        /**
         * @param name the config's id, its proxy and its id as {@code mypay/37db…}, or its {@code management_id}
         * @throws NotUsable when rows may not name it
         */
        NamedConfig find(String name) throws NotUsable;
    }

    /** No row may name this; the message reads after the name. */
    final class NotUsable extends Exception {
        public NotUsable(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** Where there are none. */
    static NamedConfigs none() {
        return organization -> new Reader() {
            @Override
            public void beginPage() {}

            @Override
            public NamedConfig find(String name) throws NotUsable {
                throw new NotUsable("there is no payment config of this name");
            }
        };
    }
}
