package carovana.reconciliation;

import java.util.Set;

/**
 * What is to be expected of one organization.
 *
 * @param organization fiscal code, 11 digits
 * @param segregationCodes the two digits that its IUVs start with; empty, where none is configured, is any
 * @param hasTreasury whether its bank's credits come here: else nothing is missed that is not credited
 * @param seeksReceipts whether a receipt that is missing is looked for elsewhere before it is missed
 */
public record Expectations(
        String organization, Set<String> segregationCodes, boolean hasTreasury, boolean seeksReceipts) {

    private static final int IUV_LENGTH = 17;

    public Expectations {
        segregationCodes = Set.copyOf(segregationCodes);
    }

    boolean isOurs(String iuv) {
        return segregationCodes.isEmpty()
                || iuv.length() == IUV_LENGTH && segregationCodes.contains(iuv.substring(0, 2));
    }
}
