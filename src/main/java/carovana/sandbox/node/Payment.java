package carovana.sandbox.node;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A payment that a PSP has collected, as the node remembers it. */
public final class Payment {
    /** The outcome codes of a reporting flow that a payment can have. */
    public static final int PAID = 0;

    public static final int STAND_IN = 4;
    public static final int STAND_IN_NO_RECEIPT = 8;
    public static final int NO_RECEIPT = 9;

    public LocalDate operatingDay;
    public long sequence;
    public String organization;
    public String iuv;
    public String nav;
    public String receiptId;
    public LocalDateTime paidAt;
    public Psp psp;
    public int code;
    public List<Part> parts = new ArrayList<>();

    /** What is to be remitted to one beneficiary. Stamps are not among it: they are never remitted. */
    public static final class Part {
        public int index;
        public long amount;
        public String organization;
        public String companyName;
        public String iban;

        /** The flow that reports it, or null until one does. */
        public String flow;
    }
}
