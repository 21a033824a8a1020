package carovana.sandbox.gpd;

import java.util.EnumSet;
import java.util.Set;

/** Where a debt position stands. The transitions: pagoPA's core 1.1.37 */
public enum PositionStatus {
    DRAFT,
    PUBLISHED,
    VALID,
    INVALID,
    EXPIRED,
    PARTIALLY_PAID,
    PAID,
    REPORTED;

    static final Set<PositionStatus> UPDATABLE = EnumSet.of(DRAFT, PUBLISHED, VALID, EXPIRED);
    static final Set<PositionStatus> DELETABLE = EnumSet.of(DRAFT, PUBLISHED, VALID, INVALID, EXPIRED);
    static final Set<PositionStatus> INVALIDABLE = EnumSet.of(PUBLISHED, VALID);
    static final Set<PositionStatus> WITH_CHANGEABLE_IBAN = EnumSet.of(DRAFT, PUBLISHED, VALID, PARTIALLY_PAID);
}
