package carovana.tenants;

import java.util.ArrayList;
import java.util.List;

/** Where something stands in a document: keys, and the numbers of elements from 0. */
record Place(List<Object> steps) {

    static final Place ROOT = new Place(List.of());

    Place to(Object step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(List.copyOf(longer));
    }

    /** Such as {@code items[0].amount}. */
    String field() {
        var text = new StringBuilder();
        for (var step : steps) {
            if (step instanceof Integer number) {
                text.append('[').append(number).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }

    /** As RFC 6901 writes it: {@code /items/0/amount}. */
    String pointer() {
        var text = new StringBuilder();
        for (var step : steps) {
            text.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
