package carovana.intake.layouts;

import carovana.files.Unreadable;
import carovana.positions.Operation;
import java.util.Map;

/** The words that a clerk asks for an operation with; compared as the names of columns are. */
final class OperationWords {

    private static final Map<String, Operation> WORDS = Map.ofEntries(
            Map.entry("create", Operation.CREATE),
            Map.entry("crea", Operation.CREATE),
            Map.entry("creazione", Operation.CREATE),
            Map.entry("update", Operation.UPDATE),
            Map.entry("aggiorna", Operation.UPDATE),
            Map.entry("modifica", Operation.UPDATE),
            Map.entry("publish", Operation.PUBLISH),
            Map.entry("pubblica", Operation.PUBLISH),
            Map.entry("invalidate", Operation.INVALIDATE),
            Map.entry("invalida", Operation.INVALIDATE),
            Map.entry("annulla", Operation.INVALIDATE),
            Map.entry("delete", Operation.DELETE),
            Map.entry("elimina", Operation.DELETE),
            Map.entry("cancella", Operation.DELETE),
            Map.entry("restore", Operation.RESTORE),
            Map.entry("ripristina", Operation.RESTORE));

    private OperationWords() {}

    /** @param text null is create */
    static Operation parse(String text) throws Unreadable {
        var operation = text == null ? Operation.CREATE : WORDS.get(Column.plain(text));
        if (operation == null) {
            throw new Unreadable("is no operation: write create (crea) or nothing, update (aggiorna), publish"
                    + " (pubblica), invalidate (annulla), delete (elimina) or restore (ripristina)");
        }
        return operation;
    }

    /** Whether the IUPD says it all, and nothing else is read. */
    static boolean isByKey(Operation operation) {
        return operation == Operation.PUBLISH || operation == Operation.INVALIDATE || operation == Operation.DELETE;
    }
}
