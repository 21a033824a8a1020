package carovana.upstream.gpd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/** A page of a list of positions, as GPD tells it; it may be shorter than was asked for, and is not the last for that. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GpdPositions(
        @JsonProperty("payment_position_list") List<GpdPosition> positions,
        @JsonProperty("page_info") PageInfo pageInfo) {

    /** GPD gives 50 positions at most. */
    public static final int LARGEST_PAGE = 50;

    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(GpdPositions.class);

    public GpdPositions {
        positions = positions == null ? List.of() : List.copyOf(positions);
    }

    /** @param page from 0 */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PageInfo(
            int page, @JsonProperty("total_pages") int totalPages) {}

    public boolean isLast() {
        return pageInfo == null || pageInfo.page() + 1 >= pageInfo.totalPages();
    }

    static Optional<GpdPositions> parse(String json) {
        try {
            GpdPositions page = READER.readValue(json);
            return page == null || page.pageInfo == null ? Optional.empty() : Optional.of(page);
        } catch (JsonProcessingException noList) {
            return Optional.empty();
        }
    }
}
