package carovana.upstream.gpd;

import carovana.positions.DebtPosition;
import carovana.positions.Debtor;
import carovana.positions.Metadata;
import carovana.positions.PaymentOption;
import carovana.positions.Stamp;
import carovana.positions.Transfer;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** GPD's own names for what a debt position holds (PaymentPositionModel, v1). Amounts are cents, dates naive UTC. */
final class GpdWords {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private GpdWords() {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Position(
            String iupd,
            Debtor.Type type,
            boolean payStandIn,
            String fiscalCode,
            String fullName,
            String streetName,
            String civicNumber,
            String postalCode,
            String city,
            String province,
            String region,
            String country,
            String email,
            String phone,
            boolean switchToExpired,
            String companyName,
            String officeName,
            String validityDate,
            List<Option> paymentOption) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Option(
            String nav,
            String iuv,
            long amount,
            String description,
            @JsonProperty("isPartialPayment") boolean isPartialPayment,
            String dueDate,
            String retentionDate,
            List<Share> transfer,
            List<Metadata> paymentOptionMetadata) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Share(
            String idTransfer,
            long amount,
            String organizationFiscalCode,
            String companyName,
            String remittanceInformation,
            String category,
            String iban,
            String postalIban,
            RevenueStamp stamp,
            List<Metadata> transferMetadata) {}

    record RevenueStamp(String hashDocument, String stampType, String provincialResidence) {}

    static Position of(DebtPosition position) {
        var debtor = position.debtor();
        return new Position(
                position.iupd(),
                debtor.type(),
                position.payStandIn(),
                debtor.fiscalCode(),
                debtor.fullName(),
                debtor.streetName(),
                debtor.civicNumber(),
                debtor.postalCode(),
                debtor.city(),
                debtor.province(),
                debtor.region(),
                debtor.country(),
                debtor.email(),
                debtor.phone(),
                position.switchToExpired(),
                position.companyName(),
                position.officeName(),
                date(position.validity()),
                position.options().stream().map(GpdWords::of).toList());
    }

    private static Option of(PaymentOption option) {
        return new Option(
                option.nav(),
                option.iuv(),
                option.amount(),
                option.description(),
                option.partial(),
                date(option.due()),
                date(option.retention()),
                option.transfers().stream().map(GpdWords::of).toList(),
                option.metadata());
    }

    private static Share of(Transfer transfer) {
        return new Share(
                Integer.toString(transfer.number()),
                transfer.amount(),
                transfer.organization(),
                transfer.companyName(),
                transfer.remittanceInformation(),
                transfer.category(),
                transfer.iban(),
                transfer.postalIban(),
                of(transfer.stamp()),
                transfer.metadata());
    }

    private static RevenueStamp of(Stamp stamp) {
        return stamp == null ? null : new RevenueStamp(stamp.hash(), stamp.type(), stamp.province());
    }

    private static String date(LocalDateTime date) {
        return date == null ? null : SECONDS.format(date);
    }
}
