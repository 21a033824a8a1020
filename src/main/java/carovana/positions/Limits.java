package carovana.positions;

/**
 * How long and how much a datum may be. GPD accepts far more of most of them; what it accepts too much of is refused by
 * the node when a citizen tries to pay, so the node's limits hold.
 */
final class Limits {

    /** paForNode.xsd, entityFullName. */
    static final int FULL_NAME = 70;

    /** paForNode.xsd, streetName. */
    static final int STREET_NAME = 70;

    /** paForNode.xsd, civicNumber. */
    static final int CIVIC_NUMBER = 16;

    /** paForNode.xsd, postalCode. */
    static final int POSTAL_CODE = 16;

    /** paForNode.xsd, city. */
    static final int CITY = 35;

    /** paForNode.xsd, stateProvinceRegion. */
    static final int PROVINCE = 35;

    /** GPD's column; the node's XSD would take 256. */
    static final int EMAIL = 255;

    /** GPD's column. */
    static final int PHONE = 255;

    /** GPD's column. */
    static final int REGION = 255;

    /** paForNode.xsd and GPD's model: description, remittanceInformation, companyName, officeName, metadata. */
    static final int TEXT = 140;

    /** Carovana's own choice, so that an IUPD fits other systems too; GPD's column would take 255. */
    static final int IUPD = 35;

    /** paForNode.xsd, stAmountNotZero: 999,999,999.99 euro, in cents. */
    static final long AMOUNT = 99_999_999_999L;

    /** GPD: transfers are numbered 1 to 5. */
    static final int TRANSFERS = 5;

    /** GPD v3: payment options of a position. */
    static final int OPTIONS = 100;

    /** GPD: metadata of an option or a transfer. */
    static final int METADATA = 10;

    private Limits() {}
}
