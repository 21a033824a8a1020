package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Pages through an organization's positions. */
@InSandbox
@Component
class PositionList {

    private final PositionBook book;

    PositionList(PositionBook book) {
        this.book = book;
    }

    record Page(List<Position> positions, long total) {}

    Page page(String organization, ListQuery query) {
        return query.isPlain() ? newestFirst(organization, query) : searched(organization, query);
    }

    /** The usual list needs no look at the positions it does not show. */
    private Page newestFirst(String organization, ListQuery query) {
        long total = book.count(organization);
        long from = (long) query.page() * query.limit();
        long to = Math.min(total, from + query.limit());
        if (from >= to) {
            return new Page(List.of(), total);
        }
        if (query.ascending()) {
            return new Page(book.arrived(organization, from, to), total);
        }
        List<Position> page = book.arrived(organization, total - to, total - from);
        Collections.reverse(page);
        return new Page(page, total);
    }

    private Page searched(String organization, ListQuery query) {
        var found = new ArrayList<Position>();
        var filter = query.filter();
        book.of(organization).forEachRemaining(position -> {
            if (filter.test(position)) {
                found.add(position);
            }
        });
        Comparator<Position> order = query.order().comparator();
        found.sort(query.ascending() ? order : order.reversed());
        long from = Math.min(found.size(), (long) query.page() * query.limit());
        long to = Math.min(found.size(), from + query.limit());
        return new Page(found.subList((int) from, (int) to), found.size());
    }

    static Map<String, Object> answer(ListQuery query, Page page, List<Map<String, Object>> shown) {
        var info = new LinkedHashMap<String, Object>();
        info.put("page", query.page());
        info.put("limit", query.limit());
        info.put("items_found", page.positions().size());
        info.put("total_pages", (page.total() + query.limit() - 1) / query.limit());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("payment_position_list", shown);
        answer.put("page_info", info);
        return answer;
    }
}
