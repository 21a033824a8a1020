package carovana.sandbox.upload;

/** What a file asks for, and what its report says of a position with which that went well (pagoPA's massive upload). */
enum Operation {
    CREATE("create", 201, "Debt position CREATED"),
    UPDATE("update", 200, "Debt position UPDATED"),
    DELETE("delete", 200, "Debt position DELETED");

    /** As the calls are counted. */
    final String word;

    final int good;
    final String done;

    Operation(String word, int good, String done) {
        this.word = word;
        this.good = good;
        this.done = done;
    }
}
