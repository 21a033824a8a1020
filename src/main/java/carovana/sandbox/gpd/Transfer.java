package carovana.sandbox.gpd;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A share of a payment option, as it is remembered. */
final class Transfer {
    public String idTransfer;
    public long amount;
    public String organizationFiscalCode;
    public String remittanceInformation;
    public String category;
    public String iban;
    public String postalIban;
    public Stamp stamp;
    public String companyName;
    public TransferStatus status = TransferStatus.T_UNREPORTED;
    public LocalDateTime insertedDate;
    public LocalDateTime lastUpdatedDate;
    public List<Metadata> transferMetadata = new ArrayList<>();
}
