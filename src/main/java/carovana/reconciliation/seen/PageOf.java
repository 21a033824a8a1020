package carovana.reconciliation.seen;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Some entries of a longer list.
 *
 * @param next the address of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PageOf<T>(List<T> entries, String next) {

    /** Also when whoever asks would take anything. */
    static <T> ResponseEntity<PageOf<T>> json(PageOf<T> page) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page);
    }

    /**
     * @param found one more than the page holds, where there is one
     * @param mark of an entry, behind which the next page begins
     */
    static <R, T> PageOf<T> of(List<R> found, int limit, Function<R, String> mark, Function<R, T> view) {
        var entries = found.size() > limit ? found.subList(0, limit) : found;
        return new PageOf<>(
                entries.stream().map(view).toList(),
                found.size() > limit
                        ? Asking.next(
                                ServletUriComponentsBuilder.fromCurrentRequest(), mark.apply(entries.get(limit - 1)))
                        : null);
    }
}
